"""The old document made ready to stand in the new one: its ids are apart from the other's."""

from __future__ import annotations

from publish.editions.docx.openxml import Element, find_all, qualified
from publish.editions.docx.package import DOCUMENT, Package, relationships_of
from publish.redline.reading import NUMBERING, notes_part

PREFIX = "old-"
"""Of the ids of relationships."""
OFFSET = 1_000_000
"""What is added to the numbers of lists."""
LINKING = tuple(map(qualified, ("r:id", "r:embed", "r:link")))
"""The attributes whose values are such ids."""
_COUNTED = (("w:num", "w:numId"), ("w:abstractNum", "w:abstractNumId"))


def foreign(package: Package) -> Package:
    """The package with relationships and lists by names that no other package uses."""
    for part in filter(None, (DOCUMENT, notes_part(package))):
        root = package.xml(part)
        for node in root.iter("*"):
            for key in LINKING:
                if node.get(key):
                    node.set(key, PREFIX + node.get(key, ""))
        for number in find_all(root, "//w:numId"):
            _move(number, "w:val")
        package = package.with_xml(part, root)
        if relationships_of(part) in package.parts:
            links = package.xml(relationships_of(part))
            for link in links:
                link.set("Id", PREFIX + link.get("Id", ""))
            package = package.with_xml(relationships_of(part), links)
    return _renumbered(package)


def _renumbered(package: Package) -> Package:
    if NUMBERING not in package.parts:
        return package
    root = package.xml(NUMBERING)
    for tag, key in _COUNTED:
        for one in find_all(root, f"/w:numbering/{tag}"):
            _move(one, key)
    for base in find_all(root, "/w:numbering/w:num/w:abstractNumId"):
        _move(base, "w:val")
    return package.with_xml(NUMBERING, root)


def _move(node: Element, key: str) -> None:
    name = qualified(key)
    number = int(node.get(name, "0"))
    if number:  # 0 takes a paragraph out of its list
        node.set(name, str(number + OFFSET))
