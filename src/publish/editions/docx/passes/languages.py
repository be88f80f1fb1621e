"""The languages of runs, so that Word finds the dictionaries to check their spelling with."""

from __future__ import annotations

from publish.editions.docx.form import Form
from publish.editions.docx.job import Job
from publish.editions.docx.openxml import Element, element, find_all, qualified
from publish.editions.docx.package import STYLES, Package
from publish.editions.docx.text import Text
from publish.editions.docx.tongues import is_transliterated, with_country

_VALUE = qualified("w:val")
_BEFORE = frozenset(
    qualified(f"w:{name}")
    for name in "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow".split()
)
"""What comes before ``w:noProof`` in a run's properties (CT_RPr)."""


def languages(text: Text, form: Form) -> None:
    """Give each language a country; what is transliterated is not checked."""
    for root in text.roots:
        _locate_all(root)


def of_styles(package: Package, job: Job) -> Package:
    """The package with a country to the language of its styles."""
    root = package.xml(STYLES)
    _locate_all(root)
    return package.with_xml(STYLES, root)


def _locate_all(root: Element) -> None:
    for mark in find_all(root, "//w:rPr/w:lang[@w:val]"):
        _locate(mark)


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
