"""A book resolved for an edition: chapters, and what is made from all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from publish.diagnostics import NOWHERE, Span
from publish.model.outline import Piece
from publish.model.tree import Blocks, Inlines


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
    cited: Mapping[str, tuple[Locator, ...]] = field(default_factory=dict)
    """Key of a reference → its citations in reading order, where these are places."""
    index: tuple[IndexEntry, ...] = ()
