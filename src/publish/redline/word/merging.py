"""What stands behind the ids of the old document comes along, as far as it is used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy

from publish.editions.docx.openxml import NAMESPACES, Element, find_all, qualified
from publish.editions.docx.package import STYLES, Package, relationships_of
from publish.redline.foreign import LINKING, OFFSET, PREFIX
from publish.redline.reading import NUMBERING

_RELATIONSHIPS = f"{{{NAMESPACES['r']}}}"
_NUMBER, _BASE, _STYLE = map(qualified, ("w:numId", "w:abstractNumId", "w:styleId"))
_VALUE = qualified("w:val")
_MEDIA, _OF_TEXT = "word/media/", ("/image", "/hyperlink")


def merged(new: Package, old: Package, roots: Mapping[str, Element]) -> Package:
    """The new package with these parts, and with what they use of the old one's."""
    _number_drawings(roots.values())
    for part, root in roots.items():
        _heads(root)
        new = _with_links(new, old, part, _used(root)).with_xml(part, root)
    new = _with_lists(new, old, roots.values())
    return _without_strangers(_with_styles(new, old, roots.values()), roots)


def _used(root: Element) -> list[str]:
    keys = (node.get(key, "") for node in root.iter("*") for key in LINKING)
    return list(dict.fromkeys(filter(None, keys)))


def _heads(root: Element) -> None:
    """Sections that are gone have the heads and feet of the others."""
    known = {
        one.get(f"{_RELATIONSHIPS}id")
        for one in find_all(root, "//w:headerReference | //w:footerReference")
    }
    for one in find_all(root, "//w:headerReference | //w:footerReference"):
        key = one.get(f"{_RELATIONSHIPS}id", "")
        if key.startswith(PREFIX):
            plain = key.removeprefix(PREFIX)
            if plain in known:
                one.set(f"{_RELATIONSHIPS}id", plain)
            else:
                one.getparent().remove(one)  # type: ignore[union-attr]


def _with_links(new: Package, old: Package, part: str, used: Iterable[str]) -> Package:
    """Pictures have names of their content's making, so that none takes another's place."""
    name = relationships_of(part)
    source = name if name in old.parts else ""
    wanted = {key for key in used if key.startswith(PREFIX)}
    for link in old.xml(source) if wanted and source else ():
        if link.get("Id") not in wanted:
            continue
        target = f"word/{link.get('Target')}"
        if target in old.parts:
            suffix = target.rpartition(".")[2]
            new = new.with_part(target, old.parts[target])
            new = new.with_type(f"*.{suffix}", f"image/{suffix}")
        root = new.xml(name)
        root.append(deepcopy(link))
        new = new.with_xml(name, root)
    return new


def _without_strangers(package: Package, roots: Mapping[str, Element]) -> Package:
    """The package without pictures and addresses of chapters that are left out."""
    for part, root in roots.items():
        name, used = relationships_of(part), set(_used(root))
        if name in package.parts:
            links = package.xml(name)
            for link in list(links):
                if link.get("Type", "").endswith(_OF_TEXT) and link.get("Id") not in used:
                    links.remove(link)
            package = package.with_xml(name, links)
    told = b"".join(content for name, content in package.parts.items() if name.endswith(".rels"))
    media = (name for name in package.parts if name.startswith(_MEDIA))
    return package.without(name for name in media if name.rpartition("/")[2].encode() not in told)


def _with_lists(new: Package, old: Package, roots: Iterable[Element]) -> Package:
    used = {number.get(_VALUE) for root in roots for number in find_all(root, "//w:numPr/w:numId")}
    wanted = {number for number in used if number and int(number) > OFFSET}
    if not wanted:
        return new
    source, target = old.xml(NUMBERING), new.xml(NUMBERING)
    numbers = [one for one in find_all(source, "w:num") if one.get(_NUMBER) in wanted]
    bases = {base.get(_VALUE) for one in numbers for base in find_all(one, "w:abstractNumId")}
    formats = [one for one in find_all(source, "w:abstractNum") if one.get(_BASE) in bases]
    first = find_all(target, "w:num")
    place = target.index(first[0]) if first else len(target)
    target[place:place] = formats
    last = find_all(target, "w:num | w:abstractNum")[-1]
    for one in reversed(numbers):
        last.addnext(one)
    return new.with_xml(NUMBERING, target)


def _with_styles(new: Package, old: Package, roots: Iterable[Element]) -> Package:
    path = "//w:pStyle | //w:rStyle | //w:tblStyle"
    used = {style.get(_VALUE) for root in roots for style in find_all(root, path)}
    target = new.xml(STYLES)
    known = {style.get(_STYLE) for style in find_all(target, "w:style")}
    more = [
        style for style in find_all(old.xml(STYLES), "w:style") if style.get(_STYLE) in used - known
    ]
    target.extend(more)
    return new.with_xml(STYLES, target) if more else new


def _number_drawings(roots: Iterable[Element]) -> None:
    number = 0
    for root in roots:
        for drawing in find_all(root, "//wp:docPr | //pic:cNvPr"):
            number += 1
            drawing.set("id", str(number))
