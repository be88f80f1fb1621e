"""Contents and lists of figures and tables: fields that are filled when the document opens.

No page is laid out here, so an entry's PAGEREF stands empty until its reader updates it; an
estimate would be wrong. The whole list is a field, too: Word makes it anew on request.
"""

from __future__ import annotations

from dataclasses import dataclass

from publish.editions.docx.blocks import para, styled
from publish.editions.docx.context import Context
from publish.editions.docx.inlines import title
from publish.editions.docx.names import listed
from publish.editions.docx.openxml import FIELD_END, TAB, field, field_start, hyperlink, raw_inline
from publish.model import Blocks, Heading, Inlines, Kind, Piece
from publish.pandoc import words

_NAMED = (Kind.PART, Kind.NOTES, Kind.BIBLIOGRAPHY, Kind.INDEX, Kind.COLOPHON)
"""The generated pieces that stand in the contents."""

_STYLES = {"figure": "Image Caption", "table": "Table Caption"}
"""Kind of caption → the style by which Word finds the captions when it makes a list anew."""


@dataclass(frozen=True)
class _Line:
    style: str
    text: Inlines
    target: str
    """What the line leads to; see `names.listed`."""


def contents(context: Context) -> Blocks:
    """The table of contents: one paragraph a heading, within one TOC field."""
    lines = [line for piece in context.outline for line in _lines(piece, context)]
    return _listing(f'TOC \\o "1-{context.depth()}" \\h \\z \\u', lines)


def captions(kind: str, context: Context) -> Blocks:
    """The list of all numbered captions of a kind, ``figure`` or ``table``.

    Between a style and its level Word expects the list separator of its reader's region: a
    comma where numbers have points, a semicolon where they have commas.
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
    separator = "," if context.edition.metadata.language.startswith("en") else ";"
    return _listing(f'TOC \\h \\z \\t "{_STYLES[kind]}{separator}1"', lines)


def _lines(piece: Piece, context: Context) -> list[_Line]:
    if piece.kind in _NAMED:
        return [_Line("toc 1", words(context.title(piece)), piece.id)]
    headings = [heading for heading in context.apparatus.headings if heading.piece == piece.id]
    return [_heading(h) for h in headings if h.level <= context.depth()]


def _heading(heading: Heading) -> _Line:
    number = words(f"{heading.number}\u2002") if heading.number else []
    return _Line(f"toc {heading.level}", number + title(heading.title), heading.id)


def _listing(instruction: str, lines: list[_Line]) -> Blocks:
    """The field begins in the first entry's paragraph and ends after the last one's words."""
    blocks: Blocks = []
    for position, line in enumerate(lines):
        name = listed(line.target)
        page = field(f"PAGEREF {name} \\h", [])
        entry = hyperlink(name, [*line.text, TAB, *page])
        before = [raw_inline(field_start(instruction))] if position == 0 else []
        after = [raw_inline(FIELD_END)] if position == len(lines) - 1 else []
        blocks.append(styled(line.style, para([*before, *entry, *after])))
    return blocks
