"""How much a chapter holds: words, notes, figures, tables, citations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from publish.diagnostics import Outcome
from publish.model import Chapter
from publish.pandoc.ast import BLOCK_TYPES, stringify, walk

_WORD = re.compile(r"\w+(?:[’'.\-\u2010\u2011]\w+)*")
_CROSS_REFERENCE = re.compile(r"(sec|fig|tbl|eq)-")
"""What the labels of cross references begin with, which pandoc takes for citations."""


@dataclass(frozen=True)
class Counts:
    """What there is in a chapter, or in all of them. Citations count by the works they name."""

    words: int = 0
    """Of the text, captions and headings among it; neither notes nor citations nor code."""
    note_words: int = 0
    notes: int = 0
    figures: int = 0
    tables: int = 0
    citations: int = 0

    def __add__(self, other: Counts) -> Counts:
        pairs = zip(vars(self).values(), vars(other).values(), strict=True)
        return Counts(*(one + two for one, two in pairs))


@dataclass(frozen=True)
class Extent:
    """A chapter's title and what there is in it."""

    title: str = ""
    counts: Counts = Counts()


def count_chapter(chapter: Chapter | None) -> Outcome[Extent]:
    """Step: what there is in a chapter; nothing in one that cannot be read."""
    if chapter is None:
        return Outcome(Extent())
    nodes = list(walk(chapter.blocks, words=False))
    kinds = [node["t"] for node in nodes]
    notes = [node["c"] for node in nodes if node["t"] == "Note"]
    cited = (item["citationId"] for node in nodes if node["t"] == "Cite" for item in node["c"][0])
    counts = Counts(
        words=_words(chapter.blocks),
        note_words=sum(map(_words, notes)),
        notes=len(notes),
        figures=kinds.count("Figure"),
        tables=kinds.count("Table"),
        citations=sum(not _CROSS_REFERENCE.match(key) for key in cited),
    )
    title = next((stringify(one["c"][2]) for one in chapter.blocks if one["t"] == "Header"), "")
    return Outcome(Extent(title.strip(), counts))


def _words(tree: Any) -> int:
    pieces: list[str] = []
    _gather(tree, pieces)
    return len(_WORD.findall("".join(pieces)))


def _gather(tree: Any, pieces: list[str]) -> None:
    """The words of a tree that its author has written as text, with spaces between blocks."""
    if isinstance(tree, list):
        for part in tree:
            _gather(part, pieces)
    elif isinstance(tree, dict):
        kind = tree.get("t")
        if kind == "Str":
            pieces.append(tree["c"])
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            pieces.append(" ")
        elif kind not in ("Note", "Cite", "Math", "RawInline", "RawBlock", "CodeBlock"):
            for part in tree.values():
                if not isinstance(part, str):
                    _gather(part, pieces)
            if kind in BLOCK_TYPES:
                pieces.append(" ")
