"""The languages of runs, so that Word finds the dictionaries to check their spelling with."""

from __future__ import annotations

from publish.editions.docx.openxml import Element, element, find_all, qualified
from publish.editions.docx.package import DOCUMENT, STYLES, Package
from publish.editions.docx.passes.job import Job
from publish.editions.docx.passes.notes import ENDNOTES, FOOTNOTES
from publish.editions.docx.tongues import is_transliterated, with_country

_VALUE = qualified("w:val")
_BEFORE = frozenset(
    qualified(f"w:{name}")
    for name in "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow".split()
)
"""What comes before ``w:noProof`` in a run's properties (CT_RPr)."""


def languages(package: Package, job: Job) -> Package:
    """The package with a country to each language; what is transliterated is not checked."""
    for part in (DOCUMENT, ENDNOTES, FOOTNOTES, STYLES):
        if part in package.parts:
            root = package.xml(part)
            for mark in find_all(root, "//w:rPr/w:lang[@w:val]"):
                _locate(mark)
            package = package.with_xml(part, root)
    return package


def _locate(mark: Element) -> None:
    language = mark.get(_VALUE, "")
    if is_transliterated(language):
        _leave_unchecked(mark)
        return
    mark.set(_VALUE, with_country(language))


def _leave_unchecked(mark: Element) -> None:
    properties = mark.getparent()
    if properties is not None and not find_all(properties, "w:noProof"):
        place = sum(child.tag in _BEFORE for child in properties)
        properties.insert(place, element("w:noProof"))
