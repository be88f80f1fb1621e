"""The font table: the theme's faces, and what stands in for them where they are missing."""

from __future__ import annotations

from publish.editions.docx.job import Job
from publish.editions.docx.openxml import Element, element, find_all, qualified
from publish.editions.docx.package import Package

_TABLE = "word/fontTable.xml"
_FAMILIES = {"text": "roman", "head": "roman", "mono": "modern"}
"""What a face is for → Word's family of fonts."""


def fonts(package: Package, job: Job) -> Package:
    """The package with the theme's faces declared, so that Word chooses a like one."""
    root = package.xml(_TABLE)
    known = {font.get(qualified("w:name")) for font in find_all(root, "w:font")}
    tokens = job.theme.tokens
    for use, family in _FAMILIES.items():
        name = tokens["faces"][use]
        if name not in known:
            root.append(_font(name, tokens["word"][use], family))
            known.add(name)
    return package.with_xml(_TABLE, root)


def _font(name: str, stand_ins: str, family: str) -> Element:
    pitch = "fixed" if family == "modern" else "variable"
    return element(
        "w:font",
        element("w:altName", val=",".join(part.strip() for part in stand_ins.split(","))),
        element("w:charset", val="00"),
        element("w:family", val=family),
        element("w:pitch", val=pitch),
        name=name,
    )
