"""The book as one tree, written by pandoc: a document whose package the passes then complete."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from publish.diagnostics import NOWHERE, Outcome, Span, diagnose
from publish.editions.docx.blocks import word_blocks
from publish.editions.docx.complaints import unread_formulas
from publish.editions.docx.context import Context
from publish.editions.docx.layout import Layout, layout_of
from publish.editions.docx.openxml import section_end
from publish.editions.docx.pieces import generated
from publish.editions.docx.shaping import Shaped, unread
from publish.model import UNTOLD, Apparatus, Colophon, Edition, Kind, Piece
from publish.pandoc import PandocTimeoutError, packed, write_parts
from publish.themes.theme import Theme


@dataclass(frozen=True)
class Frame:
    """The parameters of the edition's steps; ``paths`` are its pictures', in the steps' order."""

    edition: Edition
    outline: tuple[Piece, ...]
    theme: Theme
    modified: int
    """Seconds since 1970 UTC."""
    paths: tuple[str, ...]
    colophon: Colophon = UNTOLD

    @property
    def layout(self) -> Layout:
        return layout_of(self.edition)


def draft(reference: bytes, apparatus: Apparatus, *rest: Shaped | Frame) -> Outcome[bytes]:
    """A step: the document as pandoc writes it.

    ``rest`` are the authored pieces in the order of the outline, and the frame.
    """
    frame = next(value for value in rest if isinstance(value, Frame))
    written = tuple(value for value in rest if isinstance(value, Shaped))
    parts = _joined(_context(frame, apparatus), {one.piece: one for one in written}, frame.layout)
    try:
        content, formulas = _written(parts, reference, frame.edition.metadata.language)
    except PandocTimeoutError as error:
        book = Span(frame.edition.places.get("theme", NOWHERE).path)
        what = f"The edition “{frame.edition.name}”"
        return Outcome(b"", (diagnose("SRC019", book, path=what, seconds=error.seconds),))
    found = (problem for one in written for problem in unread(one, formulas))
    return Outcome(content, tuple(found))


def _written(parts: Iterable[str], reference: bytes, language: str) -> tuple[bytes, frozenset[str]]:
    """pandoc's document, and the formulas that it could not read."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reference.docx"
        path.write_bytes(reference)
        log = Path(folder) / "log.json"
        arguments = [f"--reference-doc={path}", f"--log={log}", "--syntax-highlighting=none"]
        metadata = {"lang": {"t": "MetaString", "c": language}}
        content = write_parts(parts, "docx", arguments, metadata)
        return content, unread_formulas(json.loads(log.read_text(encoding="utf-8")))


def _context(frame: Frame, apparatus: Apparatus) -> Context:
    """The outline's empty pieces are left out, so that the contents do not name them."""
    outline = _notes_last(frame.outline)
    context = Context(frame.edition, outline, frame.theme, apparatus, frame.colophon)
    filled = (piece for piece in outline if piece.authored or generated(piece, context))
    return replace(context, outline=tuple(filled))


def _notes_last(outline: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Word processors agree on one place for a book's endnotes: the document's end."""
    return tuple(sorted(outline, key=lambda piece: piece.kind is Kind.NOTES))


def _joined(context: Context, authored: Mapping[str, Shaped], layout: Layout) -> Iterator[str]:
    """All pieces in the order of the outline, each but the last ending its section."""
    for position, piece in enumerate(context.outline):
        if piece.authored:
            yield authored[piece.id].blocks
        else:
            yield packed(word_blocks(generated(piece, context), {}, layout))
        if position < len(context.outline) - 1:
            yield packed([section_end(piece.kind.value)])
