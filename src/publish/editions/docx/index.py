"""The index: entries whose locators lead to the marks, named by the chapter they stand in.

It is a field of Word's, which makes it anew from the marks in the text, with pages, on request.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from publish.editions.docx.blocks import para, styled
from publish.editions.docx.context import Context
from publish.editions.docx.marks import readable
from publish.editions.docx.openxml import hyperlink
from publish.editions.docx.spanning import spanning
from publish.editions.html.index import initial
from publish.model import Blocks, IndexEntry, Inlines, Kind, Locator, Piece
from publish.pandoc import stringify, words

_DEEPEST = 3
_FIELD = 'INDEX \\h "A" \\c "2"'
"""With the letters above the entries, in as many columns as its section: LibreOffice asks both."""


def index(entries: Sequence[IndexEntry], context: Context) -> Blocks:
    """The entries under their letters; what begins with none stands first, without a head."""
    blocks: Blocks = []
    for letter, group in groupby(entries, key=lambda entry: initial(entry.term)):
        if letter:
            blocks.append(styled("index heading", para(words(letter.upper()))))
        blocks += _entries(tuple(group), context, 1)
    return spanning(_FIELD, blocks)


def _entries(entries: Sequence[IndexEntry], context: Context, level: int) -> Blocks:
    """One paragraph an entry, its subentries after it, in styles ``index 1`` to ``index 3``."""
    blocks: Blocks = []
    for entry in entries:
        style = f"index {min(level, _DEEPEST)}"
        blocks.append(styled(style, para(_entry(entry, context))))
        blocks += _entries(entry.children, context, level + 1)
    return blocks


def _entry(entry: IndexEntry, context: Context) -> Inlines:
    inlines = words(entry.term)
    for piece, locators in groupby(entry.locators, key=lambda locator: locator.piece):
        inlines += [*words(", "), *_locators(piece, tuple(locators), context)]
    for key, targets in (("see", entry.see), ("see-also", entry.seealso)):
        if targets:
            lead = [{"t": "Emph", "c": words(context.term(key))}]
            inlines += [*words(". "), *lead, *words(" " + readable("; ".join(targets)))]
    return inlines


def _locators(identifier: str, locators: tuple[Locator, ...], context: Context) -> Inlines:
    """``ch. 3``, and where it stands there more than once: ``ch. 3 (1, 2, 3)``."""
    name = words(_name(identifier, context))
    if len(locators) == 1:
        return hyperlink(locators[0].id, name)
    numbered: Inlines = []
    for number, locator in enumerate(locators, 1):
        numbered += words(", ") if number > 1 else []
        numbered += hyperlink(locator.id, words(str(number)))
    return [*name, *words(" ("), *numbered, *words(")")]


def _name(identifier: str, context: Context) -> str:
    """What a piece is called in the index: its number, or its title."""
    piece = next((piece for piece in context.outline if piece.id == identifier), None)
    if piece is not None and piece.kind is Kind.CHAPTER and piece.number:
        return f"{context.term('chapter-short')}\u00a0{piece.number}"
    return _short_title(identifier, piece, context)


def _short_title(identifier: str, piece: Piece | None, context: Context) -> str:
    for heading in context.apparatus.headings:
        if heading.piece == identifier and heading.level == 1:
            return heading.short or stringify(heading.title)
    return piece.title if piece is not None and piece.title else identifier
