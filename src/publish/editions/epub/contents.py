"""The e-book's navigation as data: what leads where, nested as the book is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publish.editions.epub.document import Document
from publish.model import Apparatus, Heading, Kind, Piece, Place
from publish.pandoc import stringify

_UNLISTED = frozenset((Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.IMPRINT, Kind.DEDICATION))
"""Pages without a heading of their own: landmarks lead to them, contents do not."""


@dataclass(frozen=True)
class Entry:
    """A line of the contents; ``href`` is relative to the package document."""

    title: str
    href: str
    children: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Landmark:
    """A place that readers have a button for: its EPUB 3 type, its EPUB 2 guide type."""

    type: str
    guide: str
    title: str
    href: str


def entries(
    outline: Sequence[Piece], apparatus: Apparatus, documents: Mapping[str, Document]
) -> tuple[Entry, ...]:
    """Every heading of the book in reading order; chapters stand under their parts."""
    top: list[Entry] = []
    part: Piece | None = None
    inside: list[Entry] = []
    for piece in outline:
        if piece.kind is Kind.PART or piece.place is not Place.BODY:
            top += _closed(part, inside, documents)
            part, inside = (piece if piece.kind is Kind.PART else None), []
        if piece is not part and piece.kind not in _UNLISTED:
            found = _of_piece(piece, apparatus.headings, documents[piece.id])
            (inside if part else top).extend(found)
    return (*top, *_closed(part, inside, documents))


def _closed(
    part: Piece | None, chapters: list[Entry], documents: Mapping[str, Document]
) -> list[Entry]:
    if part is None:
        return []
    document = documents[part.id]
    title = labelled(part.number, part.title) or document.title
    return [Entry(title, f"{document.path}#{part.id}", tuple(chapters))]


def _of_piece(piece: Piece, headings: Sequence[Heading], document: Document) -> tuple[Entry, ...]:
    own = [heading for heading in headings if heading.piece == piece.id]
    if not own:
        return (Entry(document.title, f"{document.path}#{piece.id}"),)
    return _nested(own, document.path)


def _nested(headings: Sequence[Heading], path: str) -> tuple[Entry, ...]:
    """Headings → tree: each holds the deeper ones up to the next as high as itself."""
    made: list[Entry] = []
    position = 0
    while position < len(headings):
        heading = headings[position]
        end = position + 1
        while end < len(headings) and headings[end].level > heading.level:
            end += 1
        title = labelled(heading.number, " ".join(stringify(heading.title).split()))
        below = _nested(headings[position + 1 : end], path)
        made.append(Entry(title, f"{path}#{heading.id}", below))
        position = end
    return tuple(made)


def labelled(number: str, title: str) -> str:
    """``2.1 Congresses``; the title alone where there is no number."""
    return " ".join(part for part in (number, title) if part)


_LANDMARKS = {
    Kind.TITLE_PAGE: ("titlepage", "title-page"),
    Kind.IMPRINT: ("copyright-page", "copyright-page"),
    Kind.CONTENTS: ("toc", "toc"),
    Kind.FIGURES: ("loi", "loi"),
    Kind.TABLES: ("lot", "lot"),
    Kind.NOTES: ("endnotes", "notes"),
    Kind.BIBLIOGRAPHY: ("bibliography", "bibliography"),
    Kind.INDEX: ("index", "index"),
    Kind.COLOPHON: ("colophon", "colophon"),
}
"""Kind → structural semantics (EPUB 3.3) and guide type (OPF 2.0.1, 2.6)."""


def landmarks(outline: Sequence[Piece], documents: Mapping[str, Document]) -> tuple[Landmark, ...]:
    """Where the text begins, and each generated piece that readers know how to look for."""
    found: list[Landmark] = []
    body = next((piece for piece in outline if piece.place is Place.BODY), None)
    for piece in outline:
        document = documents[piece.id]
        if piece is body:
            found.append(Landmark("bodymatter", "text", document.title, document.path))
        elif piece.kind in _LANDMARKS:
            found.append(Landmark(*_LANDMARKS[piece.kind], document.title, document.path))
    return tuple(found)
