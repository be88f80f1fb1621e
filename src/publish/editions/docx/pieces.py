"""The generated pieces of the book as blocks, one function a kind in a visible table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from publish.editions.colophon import lines
from publish.editions.dates import written
from publish.editions.docx.blocks import enclosed, para, styled
from publish.editions.docx.contents import captions, contents
from publish.editions.docx.context import Context
from publish.editions.docx.fields import BIBLIOGRAPHY, GENERATED
from publish.editions.docx.index import index
from publish.editions.docx.names import listed
from publish.editions.docx.openxml import HEAD, bookmarked, section_end
from publish.editions.docx.spanning import spanning
from publish.model import Block, Blocks, Contributor, Inlines, Kind, Metadata, Piece
from publish.pandoc import words


def generated(piece: Piece, context: Context) -> Blocks:
    """The piece's blocks."""
    return KINDS[piece.kind](piece, context)


def _heading(piece: Piece, context: Context) -> Block:
    """A heading of the first level, as the contents find it."""
    text = bookmarked(listed(piece.id), bookmarked(piece.id, words(context.title(piece))))
    return {"t": "Header", "c": [1, ["", ["unnumbered"], []], text]}


def _title_page(piece: Piece, context: Context) -> Blocks:
    data = context.edition.metadata
    title = bookmarked(piece.id, words(data.title))
    made = [styled("Title", para(title))]
    if data.subtitle:
        made.append(styled("Subtitle", para(words(data.subtitle))))
    made.extend(styled("Author", para(line)) for line in _credits(data, context))
    if data.date:
        made.append(styled("Date", para(words(written(data.date, context.term)))))
    return made


def _credits(data: Metadata, context: Context) -> list[Inlines]:
    """Authors by their names, all others after the words for what they did."""
    roles: dict[str, list[Contributor]] = {}
    for contributor in data.contributors:
        roles.setdefault(contributor.role, []).append(contributor)
    lines: list[Inlines] = []
    for role, people in roles.items():
        names = ", ".join(person.name for person in people)
        known = "" if role in ("author", "aut") else context.term_or(role, "")
        lines.append(words(f"{known} {names}".strip()))
    return lines


def _imprint(piece: Piece, context: Context) -> Blocks:
    data = context.edition.metadata
    isbn = f"{context.term('isbn')} {data.isbn}" if data.isbn else ""
    identifier = "" if data.isbn else data.identifier
    date = written(data.date, context.term)
    made = context.colophon.revision
    revision = f"{context.term('set-from')} {made}" if made else ""
    lines = [data.title, data.publisher, date, data.rights, isbn, identifier, revision]
    return [styled("Imprint", para(words(line))) for line in lines if line]


def _part(piece: Piece, context: Context) -> Blocks:
    text = bookmarked(listed(piece.id), bookmarked(piece.id, words(context.title(piece))))
    return [styled("Part Title", para(text))]


def _notes(piece: Piece, context: Context) -> Blocks:
    """The heading alone: Word sets the notes themselves at the document's end."""
    return [_heading(piece, context)]


def _bibliography(piece: Piece, context: Context) -> Blocks:
    entries = context.apparatus.bibliography
    return [_heading(piece, context), *enclosed(GENERATED, spanning(BIBLIOGRAPHY, entries))]


def _index(piece: Piece, context: Context) -> Blocks:
    """The heading above both columns, in a section of its own."""
    shown = index(context.apparatus.index, context)
    return [_heading(piece, context), section_end(HEAD), *shown]


def _colophon(piece: Piece, context: Context) -> Blocks:
    said = lines(context.colophon, context.term)
    return [_heading(piece, context), *(styled("Imprint", para(words(line))) for line in said)]


def _list_heading(piece: Piece, context: Context) -> Block:
    """The head of a list, which the contents do not name."""
    return styled("TOC Heading", para(bookmarked(piece.id, words(context.title(piece)))))


def _contents(piece: Piece, context: Context) -> Blocks:
    return [_list_heading(piece, context), *contents(context)]


def _figures(piece: Piece, context: Context) -> Blocks:
    return [_list_heading(piece, context), *captions("figure", context)]


def _tables(piece: Piece, context: Context) -> Blocks:
    return [_list_heading(piece, context), *captions("table", context)]


KINDS: Mapping[Kind, Callable[[Piece, Context], Blocks]] = {
    Kind.TITLE_PAGE: _title_page,
    Kind.IMPRINT: _imprint,
    Kind.CONTENTS: _contents,
    Kind.FIGURES: _figures,
    Kind.TABLES: _tables,
    Kind.PART: _part,
    Kind.NOTES: _notes,
    Kind.BIBLIOGRAPHY: _bibliography,
    Kind.INDEX: _index,
    Kind.COLOPHON: _colophon,
}
"""A half-title is the printed book's alone."""
