"""Ranges of the index: from the bookmark that one mark begins to the mark that ends it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from publish.editions.docx.form import Form
from publish.editions.docx.openxml import NAMESPACES, Element, detach, qualified
from publish.editions.docx.text import Ranges, Text

_RANGE = f"{{{NAMESPACES['draft']}}}range"
_START, _END = qualified("w:bookmarkStart"), qualified("w:bookmarkEnd")
_CODE, _ID, _NAME = qualified("w:instrText"), qualified("w:id"), qualified("w:name")


def ranges(text: Text, form: Form) -> None:
    """Pair the ends of ranges by their terms; what is left may end in another piece."""
    text.ranges = tuple(_paired(root) for root in text.roots)


def _paired(root: Element) -> Ranges:
    left = Ranges()
    begun: dict[str, Element] = {}
    alone: list[Element] = []
    for mark in list(root.iter(_START, _END)):
        term = str(mark.attrib.pop(_RANGE, ""))
        if not term:
            continue
        if mark.tag == _START:
            alone += [begun[term]] if term in begun else []
            begun[term] = mark
            left.begun.append(term)
        elif term in begun:
            mark.set(_ID, begun.pop(term).get(_ID, ""))
        elif term in left.begun or term in left.ends:
            detach(mark)
        else:
            left.ends.append(term)
            mark.set(_ID, end_of(term))
    for mark in alone:
        for code in root.iter(_CODE):
            code.text = (code.text or "").replace(told(mark.get(_NAME, "")), "")
        detach(mark)
    left.open.update({term: mark.get(_NAME, "") for term, mark in begun.items()})
    return left


def end_of(term: str) -> str:
    """What stands for the bookmark that ends where no range of the term has begun."""
    return f"range {term}"  # no bookmark's name has a space


def told(name: str) -> str:
    """What the code of an index mark says of its range."""
    return f' \\r "{name}"'


@dataclass(frozen=True)
class Settled:
    """What has become of ranges that go beyond a piece."""

    alone: set[str] = field(default_factory=set)
    """The bookmarks that no mark ends: their marks are of a place."""
    ended: list[dict[str, str]] = field(default_factory=list)
    """For each piece, what stands for a bookmark that ends there → the bookmark."""


def settled(pieces: Iterable[Ranges]) -> Settled:
    """Pair what is left of the pieces, or of their notes, in the order of the book."""
    made = Settled()
    begun: dict[str, str] = {}
    for piece in pieces:
        known = {term: begun.pop(term) for term in piece.ends if term in begun}
        made.ended.append({end_of(term): name for term, name in known.items()})
        made.alone.update(begun.pop(term) for term in piece.begun if term in begun)
        begun.update(piece.open)
    made.alone.update(begun.values())
    return made
