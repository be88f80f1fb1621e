"""Contents and lists of figures and tables: fields that are filled when the document opens.

No page is laid out here, so the number of an entry's page stands empty until Word prints the
document or is asked for it; an estimate would be wrong. The whole list is a field, too: Word
makes it anew on request.
"""

from __future__ import annotations

from dataclasses import dataclass

from publish.editions.docx.blocks import para, styled
from publish.editions.docx.context import Context
from publish.editions.docx.inlines import title
from publish.editions.docx.layout import layout_of
from publish.editions.docx.names import listed
from publish.editions.docx.openxml import field, hyperlink, raw_inline, run
from publish.editions.docx.spanning import spanning
from publish.editions.docx.tongues import number_signs
from publish.model import Block, Blocks, Heading, Inlines, Kind, Piece
from publish.pandoc import words

_NAMED = (Kind.PART, Kind.NOTES, Kind.BIBLIOGRAPHY, Kind.INDEX, Kind.COLOPHON)
"""The generated pieces that stand in the contents."""

_STYLES = {"figure": "Image Caption", "table": "Table Caption"}
"""Kind of caption → the style by which Word finds the captions when it makes a list anew."""

_OF_NUMBERS = "<w:noProof/><w:webHidden/>"
"""As Word has it; without it LibreOffice takes the whole line for the page number."""


@dataclass(frozen=True)
class _Line:
    style: str
    text: Inlines
    target: str
    """What the line leads to; see `names.listed`."""


def contents(context: Context) -> Blocks:
    """The table of contents: one paragraph a heading, within one TOC field."""
    lines = [line for piece in context.outline for line in _lines(piece, context)]
    return _listing(f'TOC \\o "1-{context.depth()}" \\h \\z \\u', lines, context)


def captions(kind: str, context: Context) -> Blocks:
    """The list of all numbered captions of a kind, ``figure`` or ``table``.

    Between a style and its level Word expects the list separator of its reader's region, or of
    the document's settings: a comma where numbers have points, a semicolon where they have commas.
    """
    lines = [
        _Line(
            "table of figures",
            words(f"{context.term(kind)} {caption.number}\u2002") + title(caption.title),
            caption.id,
        )
        for caption in context.apparatus.captions
        if caption.kind == kind
    ]
    _, separator = number_signs(context.edition.metadata.language)
    return _listing(f'TOC \\h \\z \\t "{_STYLES[kind]}{separator}1"', lines, context)


def _lines(piece: Piece, context: Context) -> list[_Line]:
    if piece.kind in _NAMED:
        return [_Line("toc 1", words(context.title(piece)), piece.id)]
    headings = [heading for heading in context.apparatus.headings if heading.piece == piece.id]
    return [_heading(h) for h in headings if h.level <= context.depth()]


def _heading(heading: Heading) -> _Line:
    number = words(f"{heading.number}\u2002") if heading.number else []
    return _Line(f"toc {heading.level}", number + title(heading.title), heading.id)


def _listing(instruction: str, lines: list[_Line], context: Context) -> Blocks:
    """The lines within their field, each leading to its place."""
    if not layout_of(context.edition).fields:
        return [styled(line.style, para(line.text)) for line in lines]
    return spanning(instruction, [_entry(line) for line in lines])


def _entry(line: _Line) -> Block:
    name = listed(line.target)
    return styled(line.style, para(hyperlink(name, [*line.text, *_page(name)])))


def _page(name: str) -> Inlines:
    """A tab, and room for the number of the page on which the bookmark stands."""
    return [
        raw_inline(run("<w:tab/>", _OF_NUMBERS)),
        *field(f"PAGEREF {name} \\h", [], _OF_NUMBERS),
    ]
