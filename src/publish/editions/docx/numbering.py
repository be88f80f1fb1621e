"""The numbers of notes in a document that begins in the middle of a book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publish.editions.docx.openxml import Element, element, find_all, qualified
from publish.editions.docx.package import DOCUMENT, Package

_CALLS = (qualified("w:footnoteReference"), qualified("w:endnoteReference"))
_MARKED = qualified("w:customMarkFollows")
_VALUE = qualified("w:val")


def with_note_numbers(package: Package, numbers: Sequence[int]) -> Package:
    """The package in which its numbered notes have these numbers, in reading order.

    Within a section they run on, as they do within a chapter.
    """
    root = package.xml(DOCUMENT)
    rest = list(numbers)
    for section, calls in _sections(root):
        if calls and rest:
            _begin(section, rest[0])
        rest = rest[calls:]
    return package.with_xml(DOCUMENT, root)


def _sections(root: Element) -> Iterator[tuple[Element, int]]:
    """The properties of each section, and how many numbered notes are called in it.

    They stand in its last paragraph, before the words of that.
    """
    calls = 0
    for block in root[0]:
        calls += sum(call.get(_MARKED) is None for call in block.iter(*_CALLS))
        for section in find_all(block, "self::w:sectPr | w:pPr/w:sectPr"):
            yield section, calls
            calls = 0


def _begin(section: Element, number: int) -> None:
    """In the order that the schema's CT_FtnProps wants: position, format, start, restart."""
    for properties in find_all(section, "w:footnotePr | w:endnotePr"):
        for restart in find_all(properties, "w:numRestart"):
            restart.set(_VALUE, "eachSect")
            restart.addprevious(element("w:numStart", val=str(number)))
