"""The words that all rooms share: frozen data, no input or output, no tools.

Blocks and inlines are pandoc's JSON: ``{"t": "Para", "c": […]}``. They are treated as frozen,
too: whoever changes one makes another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from publish.diagnostics import NOWHERE, Outcome, Span

Block = dict[str, Any]
Inline = dict[str, Any]
Blocks = list[Block]
Inlines = list[Inline]


class Place(StrEnum):
    """The three regions of a book."""

    FRONT = "front"
    BODY = "body"
    BACK = "back"


class Kind(StrEnum):
    """What a piece of the book is. All but CHAPTER and MATTER are generated."""

    HALF_TITLE = "half-title"
    TITLE_PAGE = "title-page"
    IMPRINT = "imprint"
    CONTENTS = "contents"
    FIGURES = "figures"
    TABLES = "tables"
    PART = "part"
    CHAPTER = "chapter"
    MATTER = "matter"
    """An authored file of the front or back matter: preface, chronology, glossary."""
    NOTES = "notes"
    BIBLIOGRAPHY = "bibliography"
    INDEX = "index"
    COLOPHON = "colophon"


@dataclass(frozen=True)
class Piece:
    """One entry of the book's outline, in reading order.

    ``id`` is unique in the book and serves as its anchor, its file name in the EPUB and its
    galley's name; ``path`` is set for authored files (relative to the manuscript folder);
    ``number`` for chapters and parts; ``title`` for parts, and for generated pieces comes from
    the theme's terms.
    """

    id: str
    kind: Kind
    place: Place
    path: str | None = None
    number: str = ""
    title: str = ""
    span: Span = NOWHERE

    @property
    def authored(self) -> bool:
        return self.path is not None


@dataclass(frozen=True)
class File:
    """A file outside the program that a step reads: where it is and what it holds."""

    path: str
    sha256: str


@dataclass(frozen=True)
class Chapter:
    """One authored file, parsed: its blocks open with the level-1 heading.

    Every leaf block opens with an anchor, an empty span of class ``anchor`` whose ``at`` says
    ``line:column``; other constructs are preceded by an empty span of class ``at``.
    """

    piece: Piece
    path: str
    """Relative to the book's root, as diagnostics name it."""
    key: str
    """What the file's anchors begin with."""
    blocks: Blocks
    allowed: tuple[Allowance, ...] = ()
    characters: Mapping[str, str] = field(default_factory=dict)
    """Each character beyond ASCII → ``line:column`` where it first stands in the file."""


@dataclass(frozen=True)
class Allowance:
    """``<!-- publish: allow CODE -->``: silence for the block that begins at ``line``."""

    code: str
    span: Span
    first: int
    last: int
    """The first and last line for which it speaks."""


@dataclass(frozen=True)
class Heading:
    """A heading as contents, outlines and running heads need it."""

    piece: str
    level: int
    number: str
    id: str
    title: Inlines
    short: str
    authors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Caption:
    """A numbered figure or table, for the lists in the front matter."""

    kind: str
    """``figure`` or ``table``."""
    number: str
    id: str
    title: Inlines


@dataclass(frozen=True)
class NoteSeries:
    """Notes counted by themselves, beside the ordinary ones: an editor's, a translator's."""

    prefix: str
    """What their labels begin with, before a hyphen: ``[^ed-a]``."""
    title: str
    marks: str = "letters"
    """``numbers``, ``letters`` or ``symbols``."""


@dataclass(frozen=True)
class Note:
    """A note: its number as printed, the anchors of its text and of its call, its text.

    ``series`` is the title of its series, empty for an ordinary note.
    """

    number: str
    id: str
    call: str
    blocks: Blocks
    series: str = ""


@dataclass(frozen=True)
class IndexMark:
    """One index mark: the heading path, and where. ``range`` is ``start``, ``end`` or empty."""

    path: tuple[str, ...]
    id: str
    piece: str
    range: str = ""
    see: str = ""
    seealso: str = ""
    span: Span = NOWHERE


@dataclass(frozen=True)
class Locator:
    """Where an index entry leads: one anchor, or a range from ``id`` to ``last``."""

    id: str
    piece: str
    last: str = ""


@dataclass(frozen=True)
class IndexEntry:
    """An entry of the index, sorted, with its subentries and references."""

    term: str
    locators: tuple[Locator, ...] = ()
    see: tuple[str, ...] = ()
    seealso: tuple[str, ...] = ()
    children: tuple[IndexEntry, ...] = ()


@dataclass(frozen=True)
class Resolved:
    """An authored piece, resolved for one edition: nothing in it is left to look up."""

    piece: Piece
    path: str
    blocks: Blocks
    notes: tuple[Note, ...] = ()
    headings: tuple[Heading, ...] = ()
    captions: tuple[Caption, ...] = ()
    marks: tuple[IndexMark, ...] = ()
    images: tuple[str, ...] = ()
    """Paths of its pictures, relative to the manuscript folder."""


@dataclass(frozen=True)
class NoteGroup:
    """The notes of one piece, under its heading, those of each series together."""

    piece: Piece
    title: Inlines
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Apparatus:
    """What is made from all chapters together."""

    headings: tuple[Heading, ...] = ()
    captions: tuple[Caption, ...] = ()
    notes: tuple[NoteGroup, ...] = ()
    bibliography: Blocks = field(default_factory=list)
    index: tuple[IndexEntry, ...] = ()


@dataclass(frozen=True)
class Contributor:
    name: str
    sort: str = ""
    role: str = "author"


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
    subjects: tuple[str, ...] = ()
    isbn: str = ""


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


@dataclass(frozen=True)
class Step:
    """One piece of work: a pure, module-level function of its inputs and parameters.

    ``inputs`` name the steps whose values it takes, in order; ``parameters`` are frozen values
    that follow them. Files are named by `File` parameters, so that their contents are part of
    the step's identity; ``tools`` names the programs whose versions are part of it, too.
    """

    name: str
    function: Callable[..., Outcome[Any]]
    inputs: tuple[str, ...] = ()
    parameters: tuple[Any, ...] = ()
    tools: tuple[str, ...] = ()
    edition: str = ""
    chapter: str = ""


@dataclass(frozen=True)
class Product:
    """A finished edition before it is written: its bytes, and its pages where it has any."""

    content: bytes
    pages: int | None = None
    inputs: tuple[File, ...] = ()


@dataclass(frozen=True)
class Artefact:
    """A written file."""

    edition: str
    format: str
    path: str
    sha256: str
    bytes: int
    pages: int | None = None


@dataclass(frozen=True)
class PageEntry:
    """One printed page: its label, and the first words of the manuscript on it.

    ``anchor`` is the block that the first words belong to and ``offset`` how many characters
    of that block stand on earlier pages.
    """

    label: str
    anchor: str = ""
    offset: int = 0


@dataclass(frozen=True)
class PageMap:
    """The pages of a printed edition, in order, and each anchor's page label."""

    pages: tuple[PageEntry, ...]
    labels: Mapping[str, str]
