"""Ranges of the index: from the bookmark that one mark begins to the mark that ends it."""

from __future__ import annotations

from publish.editions.docx.openxml import NAMESPACES, Element, detach, qualified
from publish.editions.docx.package import DOCUMENT, Package
from publish.editions.docx.passes.job import Job
from publish.editions.docx.passes.notes import ENDNOTES, FOOTNOTES

_RANGE = f"{{{NAMESPACES['draft']}}}range"
_START, _END = qualified("w:bookmarkStart"), qualified("w:bookmarkEnd")
_CODE, _ID, _NAME = qualified("w:instrText"), qualified("w:id"), qualified("w:name")


def ranges(package: Package, job: Job) -> Package:
    """The package with the ends of ranges paired by their terms; what has no end is a place."""
    for part in (DOCUMENT, ENDNOTES, FOOTNOTES):
        if part in package.parts:
            root = package.xml(part)
            _pair(root)
            package = package.with_xml(part, root)
    return package


def _pair(root: Element) -> None:
    begun: dict[str, Element] = {}
    alone: list[Element] = []
    for mark in list(root.iter(_START, _END)):
        term = str(mark.attrib.pop(_RANGE, ""))
        if not term:
            continue
        if mark.tag == _START:
            alone += [begun[term]] if term in begun else []
            begun[term] = mark
        elif term in begun:
            mark.set(_ID, begun.pop(term).get(_ID, ""))
        else:
            detach(mark)
    for mark in [*alone, *begun.values()]:
        _become_place(root, mark)


def _become_place(root: Element, mark: Element) -> None:
    range_ = f' \\r "{mark.get(_NAME)}"'
    for code in root.iter(_CODE):
        code.text = (code.text or "").replace(range_, "")
    detach(mark)
