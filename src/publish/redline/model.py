"""A Word document as a redline sees it: sections of paragraphs and tables, made of tokens.

The elements are those of the documents that were read. Whoever writes copies them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from publish.editions.docx.openxml import Element, qualified

_NAME = qualified("w:name")


@dataclass(frozen=True)
class Link:
    """What leads elsewhere, as its ``w:hyperlink`` says; the element itself tells two apart."""

    element: Element
    address: str = ""
    """Outside of the document; links within it are alike, since what they lead to may move."""


Part = tuple[Element, Link | None]
"""A run or formula, and the link that it stands in."""


@dataclass(frozen=True)
class Token:
    """The least that changes: a word, a space, a sign; or a field, picture, formula or note call.

    Two tokens with the same ``key`` say the same. How they look may differ.
    """

    text: str
    key: Hashable
    properties: Element | None = None
    """``w:rPr`` of a word, or of the one run of what is no word; ``w:pPr`` of a paragraph's end."""
    look: Hashable = ()
    """What the properties say."""
    link: Link | None = None
    child: Element | None = None
    """What stands in a run and is no word: a tab, a picture, a note call."""
    parts: tuple[Part, ...] = ()
    """A field or formula, whole."""
    marks: tuple[Element, ...] = ()
    """The bookmarks that begin or end before it."""
    note: str = ""
    """The id of the note that it calls."""
    ends: bool = False
    """Whether it is the end of a paragraph."""
    section: Element | None = None
    """The properties of the section that the paragraph ends."""

    @property
    def is_text(self) -> bool:
        """Whether it is a word, a space or a sign."""
        return self.child is None and not self.parts and not self.ends

    @property
    def is_word(self) -> bool:
        return self.is_text and any(letter.isalnum() for letter in self.text)


@dataclass(frozen=True)
class Paragraph:
    """Tokens, of which the last is the paragraph's end."""

    tokens: tuple[Token, ...]
    style: str = ""

    @property
    def end(self) -> Token:
        return self.tokens[-1]

    @property
    def words(self) -> tuple[Token, ...]:
        return self.tokens[:-1]

    @property
    def text(self) -> str:
        return "".join(token.text for token in self.words)


@dataclass(frozen=True)
class Cell:
    properties: Element | None
    look: Hashable
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Row:
    properties: Element | None
    look: Hashable
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """``before`` and ``after`` are the bookmarks around it."""

    properties: Element | None
    look: Hashable
    grid: Element | None
    rows: tuple[Row, ...]
    before: tuple[Element, ...] = ()
    after: tuple[Element, ...] = ()

    @property
    def columns(self) -> int:
        return 0 if self.grid is None else len(self.grid)


Block = Paragraph | Table


@dataclass(frozen=True)
class Section:
    """What stands between two ends of sections."""

    blocks: tuple[Block, ...]

    @property
    def name(self) -> str:
        """The first bookmark, which a piece of the book keeps whatever is written in it."""
        return next(names(self.blocks), "")


@dataclass(frozen=True)
class Document:
    """``notes`` are the texts by id, in the order of their calls; ``labels`` their numbers."""

    sections: tuple[Section, ...]
    notes: Mapping[str, tuple[Block, ...]]
    labels: Mapping[str, str]


def tokens(blocks: tuple[Block, ...]) -> Iterator[Token]:
    """All tokens of blocks, those of tables row by row."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.tokens
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from tokens(cell.blocks)


def names(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The bookmarks that begin in blocks."""
    for token in tokens(blocks):
        for mark in token.marks:
            if name := mark.get(_NAME):
                yield str(name)
