"""Who changed what, and when: the marks of tracked changes (ECMA-376, part 1, 17.13.5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from publish.editions.docx.openxml import Element, element, qualified
from publish.redline.changes import Fate

MARKS: Mapping[Fate, str] = {Fate.ADDED: "w:ins", Fate.REMOVED: "w:del"}
_REMOVED = {qualified("w:t"): "w:delText", qualified("w:instrText"): "w:delInstrText"}
_BOOKMARKS = tuple(map(qualified, ("w:bookmarkStart", "w:bookmarkEnd")))


@dataclass(frozen=True)
class Marker:
    """The author and the instant of all changes; every one has a number of its own."""

    author: str
    date: str
    """``2026-11-23T02:40:00Z``"""
    numbers: Iterator[int]
    notes: Mapping[tuple[bool, str], str]
    """Whether a note is gone, and its id → its number in the redline."""

    def mark(self, tag: str, *children: Element) -> Element:
        """A tracked change: ``w:ins``, ``w:del``, ``w:rPrChange`` …"""
        number = str(next(self.numbers))
        return element(tag, *children, id=number, author=self.author, date=self.date)

    def changed(self, tag: str, old: Element | None, without: tuple[str, ...] = ()) -> Element:
        """That properties were others: ``w:rPrChange`` with the old ``w:rPr``."""
        return self.mark(f"{tag}Change", properties(tag, old, without))


def properties(tag: str, given: Element | None, without: tuple[str, ...] = ()) -> Element:
    """A copy of properties; empty ones where there are none. ``without`` names children."""
    made = element(tag) if given is None else deepcopy(given)
    dropped = {qualified(name) for name in without}
    for child in list(made):
        if child.tag in dropped:
            made.remove(child)
    return made


def removed(node: Element) -> Element:
    """A copy of a run or formula whose text and field codes are removed ones."""
    made = deepcopy(node)
    for child in list(made.iter(*_REMOVED)):
        child.tag = qualified(_REMOVED[child.tag])
    for child in list(made.iter(*_BOOKMARKS)):
        child.getparent().remove(child)  # type: ignore[union-attr]
    return made
