"""Notes: numbered anew in each chapter, or through the book, and moved out of the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from publish.diagnostics import Outcome
from publish.model import Chapter, Inline
from publish.pandoc import span, walk
from publish.resolve.citations import count_of_note_citations
from publish.resolve.passes import AllFacts, Pass
from publish.resolve.setting import Setting


def collect(chapter: Chapter, setting: Setting) -> tuple[str, int]:
    """The piece, and how many notes it will have."""
    notes = sum(node["t"] == "Note" for node in walk(chapter.blocks))
    if setting.note_style:
        notes += count_of_note_citations(chapter)
    return chapter.piece.id, notes


def merge(facts: AllFacts, setting: Setting, beside: object) -> Outcome[Mapping[str, int]]:
    """Piece → the number before its first."""
    before: dict[str, int] = {}
    total = 0
    for piece, count in facts.values():
        before[piece] = total if setting.notes_number == "book" else 0
        total += count
    return Outcome(before)


def take(facts: tuple[str, int], before: Mapping[str, int]) -> int:
    return before[facts[0]]


def apply(chapter: Chapter, before: int, setting: Setting) -> Outcome[Chapter]:
    counter = _Counter(chapter.key, before)
    return Outcome(replace(chapter, blocks=counter.numbered(chapter.blocks)))


class _Counter:
    """One walk through a chapter in reading order."""

    def __init__(self, key: str, before: int) -> None:
        self.key = key
        self.before = before
        self.serial = 0

    def numbered(self, tree: Any) -> Any:
        if isinstance(tree, list):
            return [self.numbered(part) for part in tree]
        if not isinstance(tree, dict):
            return tree
        if tree.get("t") == "Note":
            return self.call(tree)
        return {key: self.numbered(part) for key, part in tree.items()}

    def call(self, note: Inline) -> Inline:
        self.serial += 1
        serial = self.serial
        attributes = {
            "note": f"_{self.key}_n{serial}",
            "number": str(self.before + serial),
        }
        name = f"_{self.key}_c{serial}"
        return span([note], "note-call", identifier=name, attributes=attributes)


NOTES = Pass("notes", collect, merge, take, apply)
