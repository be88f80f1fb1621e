"""Paragraphs as an author would style them where pandoc leaves odd ones."""

from __future__ import annotations

from collections.abc import Iterable

from publish.editions.docx.form import Form
from publish.editions.docx.openxml import Element, element, find_all, qualified
from publish.editions.docx.text import Text

_P, _PROPERTIES, _STYLE = qualified("w:p"), qualified("w:pPr"), qualified("w:pStyle")
_SECTION = qualified("w:sectPr")
_START, _END = qualified("w:bookmarkStart"), qualified("w:bookmarkEnd")
_VALUE = qualified("w:val")
_RUNNING = frozenset(("BodyText", "FirstParagraph"))


def paragraphs(text: Text, form: Form) -> None:
    """Leave no empty paragraphs, style lists, and set indents right."""
    for root in text.roots:
        for paragraph in list(root.iter(_P)):
            _dissolve(paragraph)
        for properties in find_all(root, "//w:pPr[w:numPr][not(w:pStyle)]"):
            properties.insert(0, element("w:pStyle", val="ListParagraph"))
    _indent(text.body)


def _dissolve(paragraph: Element) -> None:
    """A displayed formula splits its paragraph; bookmarks alone in a part go to the next one."""
    marks = [child for child in paragraph if child.tag != _PROPERTIES]
    if not marks or any(mark.tag not in (_START, _END) for mark in marks):
        return
    if paragraph.find(f"{_PROPERTIES}/{_SECTION}") is not None:
        return
    ending = all(mark.tag == _END for mark in marks)
    neighbour = paragraph.getprevious() if ending else paragraph.getnext()
    parent = paragraph.getparent()
    if neighbour is None or neighbour.tag != _P or parent is None:
        return
    if ending:
        neighbour.extend(marks)
    else:
        after = 1 if neighbour.find(_PROPERTIES) is not None else 0
        neighbour[after:after] = marks
    parent.remove(paragraph)


def _indent(blocks: Iterable[Element]) -> None:
    """A paragraph is indented only where it follows another one of the running text."""
    before = ""
    for block in blocks:
        if block.tag in (_START, _END):
            continue
        style = block.find(f"{_PROPERTIES}/{_STYLE}") if block.tag == _P else None
        if style is not None and style.get(_VALUE) in _RUNNING:
            style.set(_VALUE, "BodyText" if before in _RUNNING else "FirstParagraph")
        before = "" if style is None else style.get(_VALUE, "")
