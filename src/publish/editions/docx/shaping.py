"""An authored piece in the shape that Word's constructs want, as a step of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from publish.diagnostics import Diagnostic, Outcome, Span, diagnose
from publish.editions.docx.blocks import word_blocks
from publish.editions.docx.complaints import complaints, formulas_of, sound
from publish.editions.docx.formulas import named
from publish.editions.docx.layout import Layout
from publish.editions.docx.marks import Words, marked
from publish.editions.docx.passes.job import Source
from publish.editions.docx.pictures import Picture
from publish.model import Resolved
from publish.pandoc import attributes, has_class, identifier, packed, walk

_ENGLISH = Words()


@dataclass(frozen=True)
class Shaped:
    """A piece's blocks as pandoc's JSON, and its formulas, which only pandoc can judge."""

    piece: str
    blocks: str
    formulas: tuple[tuple[str, Span], ...]
    source: Source
    """Where its blocks stand in the manuscript."""


def shape(
    source: Resolved,
    pictures: Mapping[str, Picture],
    layout: Layout,
    words: Words = _ENGLISH,
) -> Outcome[Shaped]:
    """A step: the piece for Word; ``pictures`` are needed for their sizes alone."""
    told = marked(named(sound(source).blocks), source.marks, words)
    blocks = word_blocks(told, pictures, layout)
    places = tuple(
        (identifier(node), attributes(node)["at"])
        for node in walk(source.blocks, words=False)
        if node["t"] == "Span" and has_class(node, "anchor") and "at" in attributes(node)
    )
    origin = Source(source.path, source.piece.id, places)
    shaped = Shaped(source.piece.id, packed(blocks), tuple(formulas_of(source)), origin)
    return Outcome(shaped, tuple(complaints(source, pictures)))


def unread(piece: Shaped, formulas: Collection[str]) -> Iterator[Diagnostic]:
    """What is wrong where ``formulas`` are the ones that pandoc could not read."""
    for formula, place in piece.formulas:
        if formula in formulas:
            yield diagnose("MTH001", place, problem=f"“{formula}”")
