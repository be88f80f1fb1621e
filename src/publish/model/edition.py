"""What is to be made, and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from publish.diagnostics import Span
from publish.model.book import NoteSeries
from publish.model.chapter import Ruling
from publish.model.outline import File, Piece


@dataclass(frozen=True)
class Contributor:
    name: str
    sort: str = ""
    role: str = "author"


@dataclass(frozen=True)
class Subject:
    """What the book is about, in words and, where it comes from a scheme, by its code there."""

    text: str
    scheme: str = ""
    """``bisac``, ``thema`` or nothing."""
    code: str = ""

    def __str__(self) -> str:
        return self.text or self.code


@dataclass(frozen=True)
class BookSeries:
    """The series of books that a book belongs to, and its number there."""

    title: str
    number: str = ""


@dataclass(frozen=True)
class Sibling:
    """Another edition of the same book: its ISBN, and ``print``, ``screen`` or ``epub``."""

    isbn: str
    medium: str


@dataclass(frozen=True)
class Metadata:
    """What is known of the book or, with an edition's own values, of the edition."""

    title: str
    language: str
    slug: str
    subtitle: str = ""
    identifier: str = ""
    contributors: tuple[Contributor, ...] = ()
    publisher: str = ""
    date: str = ""
    rights: str = ""
    description: str = ""
    subjects: tuple[Subject, ...] = ()
    isbn: str = ""
    series: BookSeries | None = None

    @property
    def keywords(self) -> tuple[str, ...]:
        """The subjects in words, each once."""
        return tuple(dict.fromkeys(map(str, self.subjects)))


@dataclass(frozen=True)
class WordBreaks:
    """A word of which the book itself says where it may break.

    ``word`` is in small letters; ``breaks`` says after how many of its characters, in order, and
    is empty for a word that never breaks. It holds wherever ``language`` or a narrower tag does.
    """

    language: str
    word: str
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Typeface:
    """A family of fonts that the book is set in, and the name of its licence, if known."""

    family: str
    licence: str = ""


@dataclass(frozen=True)
class Colophon:
    """What an edition was made with, for its last page to tell."""

    typefaces: tuple[Typeface, ...] = ()
    programs: tuple[str, ...] = ()
    """Names with versions."""
    citation_style: str = ""
    """The style's title."""
    day: str = ""
    """When the manuscript last changed, as ISO 8601 writes it."""
    revision: str = ""
    """The manuscript's last commit, for the imprint."""


UNTOLD = Colophon()
"""What a page knows of the making when it has no business with it."""


@dataclass(frozen=True)
class Edition:
    """A configured output."""

    name: str
    format: str
    metadata: Metadata
    theme: str
    citation_style: str
    notes_place: str = "endnotes"
    notes_number: str = "chapter"
    note_series: tuple[NoteSeries, ...] = ()
    nocite: tuple[tuple[str, Span], ...] = ()
    """Keys of references to list though nothing cites them, or ``*``, and where they stand."""
    annotated: str = ""
    """The field of a reference that is shown below it."""
    titles: tuple[str, ...] = ("original", "transliteration", "translation")
    """Which forms of a title in another language are shown, in this order."""
    backlinks: bool = False
    """Whether the bibliography says where each reference is cited."""
    hyphenation: tuple[WordBreaks, ...] = ()
    siblings: tuple[Sibling, ...] = ()
    """The book's other editions that have ISBNs of their own."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """The format's own options, e.g. ``trim``; see ``config.schema``."""
    places: Mapping[str, Span] = field(default_factory=dict)
    """Where the values that are looked up elsewhere stand in book.yaml: ``theme``, …"""


@dataclass(frozen=True)
class Manuscript:
    """Everything that was read, before any edition is thought of."""

    root: str
    folder: str
    outline: tuple[Piece, ...]
    editions: tuple[Edition, ...]
    references: tuple[File, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    """What book.yaml says that diagnostics count as."""
