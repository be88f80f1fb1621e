"""The book as one tree, written by pandoc: a document whose package the passes then complete."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from publish.diagnostics import Diagnostic, Outcome, diagnose
from publish.editions.docx.blocks import word_blocks
from publish.editions.docx.context import Context
from publish.editions.docx.layout import Layout, layout_of
from publish.editions.docx.openxml import raw_block
from publish.editions.docx.pictures import Picture
from publish.editions.docx.pieces import generated
from publish.model import Apparatus, Blocks, Edition, Piece, Resolved
from publish.pandoc import write
from publish.pandoc.places import located
from publish.themes.theme import Theme

_SECTION_END = (
    '<w:p><w:pPr><w:sectPr xmlns:draft="urn:publish:draft" draft:kind="{}"/></w:pPr></w:p>'
)
"""Closes a piece's section; the pass ``sections`` gives it its properties."""


@dataclass(frozen=True)
class Frame:
    """The parameters of the edition's steps; ``paths`` are its pictures', in the steps' order."""

    edition: Edition
    outline: tuple[Piece, ...]
    theme: Theme
    modified: int
    """Seconds since 1970 UTC."""
    paths: tuple[str, ...]

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
    authored = {value.piece.id: value for value in rest if isinstance(value, Resolved)}
    found = (value for value in rest if isinstance(value, Picture))
    pictures = dict(zip(frame.paths, found, strict=True))
    blocks = _joined(_context(frame, apparatus), authored, pictures, frame.layout)
    content = _written(blocks, reference, frame.edition.metadata.language)
    problems = [problem for piece in authored.values() for problem in _unread(piece, pictures)]
    return Outcome(content, tuple(problems))


def _written(blocks: Blocks, reference: bytes, language: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reference.docx"
        path.write_bytes(reference)
        arguments = [f"--reference-doc={path}", "--syntax-highlighting=none"]
        return write(blocks, "docx", arguments, {"lang": {"t": "MetaString", "c": language}})


def _context(frame: Frame, apparatus: Apparatus) -> Context:
    """The outline's empty pieces are left out, so that the contents do not name them."""
    context = Context(frame.edition, frame.outline, frame.theme, apparatus, frame.modified)
    filled = (piece for piece in frame.outline if piece.authored or generated(piece, context))
    return replace(context, outline=tuple(filled))


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
            joined.append(raw_block(_SECTION_END.format(piece.kind.value)))
    return joined


def _unread(piece: Resolved, pictures: Mapping[str, Picture]) -> Iterator[Diagnostic]:
    """The pictures that could not be read, where they stand."""
    for node, span in located(piece.blocks, piece.path):
        if node["t"] == "Image":
            path = node["c"][2][0]
            if path in pictures and pictures[path].problem:
                yield diagnose("IMG005", span, path=path, problem=pictures[path].problem)
