"""Long descriptions of pictures: ``figures/map.desc.md`` describes ``figures/map.svg``."""

from __future__ import annotations

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Outcome, diagnose
from publish.model import Chapter, File, Kind, Piece, Place
from publish.source.chapter import parse_chapter
from publish.source.checks import (
    Text,
    check_leftovers,
    check_links,
    check_note_calls,
    check_raw,
)
from publish.source.text import read_text, without_header

SUFFIX = ".desc.md"

_FOREIGN = {
    "Header": "a heading",
    "Image": "a picture",
    "Note": "a note",
    "Cite": "a citation or a cross reference",
    "CodeBlock": "a block of code",
    "Div": "a block between colons",
}
"""What stands for itself in a book, or leads elsewhere in it: no part of a description."""


def read_description(file: File, path: str) -> Outcome[Chapter | None]:
    """The description in ``file``, which diagnostics name ``path``; None where it has none."""
    read = read_text(file.path, path)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    text, header = without_header(read.value, path)
    nowhere = Piece("", Kind.MATTER, Place.BODY)
    return parse_chapter(nowhere, text, path, header, CHECKS)


def check_plain(text: Text) -> Iterator[Diagnostic]:
    """Paragraphs, lists and tables alone, which can be read out without the book around them."""
    for node, span in text.nodes:
        if what := _FOREIGN.get(node["t"]):
            yield diagnose("IMG007", span, what=what)
        elif node["t"] == "Link" and node["c"][2][0].startswith("#"):
            yield diagnose("IMG007", span, what="a link into the book")


CHECKS = (check_plain, check_raw, check_links, check_note_calls, check_leftovers)
