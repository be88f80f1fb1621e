"""The book as one tree, written by pandoc: a document whose package the passes then complete."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from publish.diagnostics import NOWHERE, Outcome, Span, diagnose
from publish.editions.docx.blocks import word_blocks
from publish.editions.docx.complaints import complaints, sound, unread_formulas
from publish.editions.docx.context import Context
from publish.editions.docx.layout import Layout, layout_of
from publish.editions.docx.openxml import section_end
from publish.editions.docx.pictures import Picture
from publish.editions.docx.pieces import generated
from publish.model import UNTOLD, Apparatus, Blocks, Colophon, Edition, Kind, Piece, Resolved
from publish.pandoc import PandocTimeoutError, write
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


def draft(
    reference: bytes, apparatus: Apparatus, *rest: Resolved | Picture | Frame
) -> Outcome[bytes]:
    """A step: the document as pandoc writes it.

    ``rest`` are the authored pieces, the pictures in the order of `Frame.paths`, and the frame.
    """
    frame = next(value for value in rest if isinstance(value, Frame))
    written = tuple(value for value in rest if isinstance(value, Resolved))
    images = (value for value in rest if isinstance(value, Picture))
    pictures = dict(zip(frame.paths, images, strict=True))
    authored = {piece.piece.id: sound(piece) for piece in written}
    blocks = _joined(_context(frame, apparatus), authored, pictures, frame.layout)
    try:
        content, formulas = _written(blocks, reference, frame.edition.metadata.language)
    except PandocTimeoutError as error:
        book = Span(frame.edition.places.get("theme", NOWHERE).path)
        what = f"The edition “{frame.edition.name}”"
        return Outcome(b"", (diagnose("SRC019", book, path=what, seconds=error.seconds),))
    found = (problem for piece in written for problem in complaints(piece, pictures, formulas))
    return Outcome(content, tuple(found))


def _written(blocks: Blocks, reference: bytes, language: str) -> tuple[bytes, frozenset[str]]:
    """pandoc's document, and the formulas that it could not read."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reference.docx"
        path.write_bytes(reference)
        log = Path(folder) / "log.json"
        arguments = [f"--reference-doc={path}", f"--log={log}", "--syntax-highlighting=none"]
        metadata = {"lang": {"t": "MetaString", "c": language}}
        content = write(blocks, "docx", arguments, metadata)
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


def _joined(
    context: Context,
    authored: Mapping[str, Resolved],
    pictures: Mapping[str, Picture],
    layout: Layout,
) -> Blocks:
    """All pieces in the order of the outline, each but the last ending its section."""
    joined: Blocks = []
    for position, piece in enumerate(context.outline):
        source = authored[piece.id].blocks if piece.authored else generated(piece, context)
        joined += word_blocks(source, pictures, layout)
        if position < len(context.outline) - 1:
            joined.append(section_end(piece.kind.value))
    return joined
