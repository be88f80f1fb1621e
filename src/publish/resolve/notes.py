"""Notes: each series numbered by itself, anew in each chapter or through the book.

A note belongs to the series whose prefix its label has; source has put the label before the note.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from publish.diagnostics import Outcome
from publish.model import Chapter, Inline, NoteSeries
from publish.pandoc import attributes, rebuilt, span, walk
from publish.pandoc.places import Located, is_place
from publish.resolve.citations import count_of_note_citations
from publish.resolve.marks import mark
from publish.resolve.passes import AllFacts, Pass
from publish.resolve.setting import Setting

Counts = Mapping[str, int]
"""Prefix of a series → a number of notes; the book's own notes have the prefix ``""``."""


def collect(chapter: Chapter, nodes: Located, setting: Setting) -> tuple[str, Counts]:
    """The piece, and how many notes of each series it will have."""
    counts = Counter(_prefixes((node for node, _ in nodes), setting.note_series))
    if setting.note_style:
        counts[""] += count_of_note_citations(chapter)
    return chapter.piece.id, dict(counts)


def _prefixes(nodes: Iterable[Inline], series: tuple[NoteSeries, ...]) -> Iterator[str]:
    """The prefix of each note's series, in reading order."""
    known = {one.prefix for one in series}
    label = ""
    for node in nodes:
        if node["t"] == "Note":
            prefix, hyphen, _ = label.partition("-")
            yield prefix if hyphen and prefix in known else ""
            label = ""
        elif is_place(node):
            label = attributes(node).get("label", "")


def merge(facts: AllFacts, setting: Setting, beside: object) -> Outcome[Mapping[str, Counts]]:
    """Piece → the number before the first of each series."""
    before: dict[str, Counts] = {}
    total: Counter[str] = Counter()
    for piece, counts in facts.values():
        before[piece] = dict(total) if setting.notes_number == "book" else {}
        total.update(counts)
    return Outcome(before)


def take(facts: tuple[str, Counts], before: Mapping[str, Counts]) -> Counts:
    return before[facts[0]]


def apply(chapter: Chapter, before: Counts, setting: Setting) -> Outcome[Chapter]:
    prefixes = _prefixes(walk(chapter.blocks, words=False), setting.note_series)
    kinds = {one.prefix: one.marks for one in setting.note_series}
    counter = _Counter(chapter.key, before, prefixes, kinds)
    return Outcome(replace(chapter, blocks=counter.numbered(chapter.blocks)))


class _Counter:
    """One walk through a chapter in reading order."""

    def __init__(
        self, key: str, before: Counts, prefixes: Iterator[str], kinds: Mapping[str, str]
    ) -> None:
        self.key = key
        self.reached = Counter(before)
        self.prefixes = prefixes
        self.kinds = kinds
        self.serial = 0

    def numbered(self, tree: Any) -> Any:
        if isinstance(tree, dict) and tree.get("t") == "Note":
            return self.call(tree)
        return rebuilt(tree, self.numbered)

    def call(self, note: Inline) -> Inline:
        self.serial += 1
        prefix = next(self.prefixes)
        self.reached[prefix] += 1
        attributes = {
            "note": f"_{self.key}_n{self.serial}",
            "number": mark(self.reached[prefix], self.kinds.get(prefix, "numbers")),
            **({"series": prefix} if prefix else {}),
        }
        name = f"_{self.key}_c{self.serial}"
        return span([note], "note-call", identifier=name, attributes=attributes)


NOTES = Pass("notes", collect, merge, take, apply)
