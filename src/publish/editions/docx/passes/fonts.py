"""The font table: the theme's faces, and what stands in for them where they are missing."""

from __future__ import annotations

from publish.editions.docx.openxml import Element, element, find_all, qualified
from publish.editions.docx.package import Package
from publish.editions.docx.passes.job import Job

_TABLE = "word/fontTable.xml"
_STAND_INS = {"roman": "Garamond", "modern": "Courier New"}
"""Word's family of fonts → the font that takes the place of a missing one."""


def fonts(package: Package, job: Job) -> Package:
    """The package with the theme's faces declared, so that Word chooses a like one."""
    root = package.xml(_TABLE)
    known = {font.get(qualified("w:name")) for font in find_all(root, "w:font")}
    tokens = job.theme.tokens["faces"]
    families = {tokens["text"]: "roman", tokens["head"]: "roman", tokens["mono"]: "modern"}
    for name, family in families.items():
        if name not in known:
            root.append(_font(name, family))
    return package.with_xml(_TABLE, root)


def _font(name: str, family: str) -> Element:
    pitch = "fixed" if family == "modern" else "variable"
    return element(
        "w:font",
        element("w:altName", val=_STAND_INS[family]),
        element("w:charset", val="00"),
        element("w:family", val=family),
        element("w:pitch", val=pitch),
        name=name,
    )
