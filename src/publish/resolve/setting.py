"""What of an edition resolving may know. Nothing else can change what it makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from publish.model import File, NoteSeries


@dataclass(frozen=True)
class Audience:
    """Whom a chapter is prepared for: what conditional content and raw markup may name."""

    edition: str
    format: str


@dataclass(frozen=True)
class Setting:
    """The part of an edition that resolving a prepared chapter reads.

    Neither its name nor its format: editions that differ in nothing else are resolved once.
    """

    language: str
    notes_number: str
    note_series: tuple[NoteSeries, ...]
    words: Mapping[str, str]
    """The theme's terms in the book's language: ``figure`` → ``Figure``."""
    style: File
    """The CSL style."""
    note_style: bool
    """Whether the style puts citations into notes."""
    has_bibliography: bool
    """Whether the outline has a bibliography of the whole book."""
    nocite: tuple[str, ...] = ()
    """Keys of references that are listed though nothing cites them; ``*`` for all."""
    annotated: str = ""
    """The field of a reference that is shown below it."""
    titles: tuple[str, ...] = ("original", "transliteration", "translation")
    """Which forms of a title in another language are shown, in this order."""
    backlinks: bool = False
    """Whether citations are places that the bibliography can lead to."""
