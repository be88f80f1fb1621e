"""What of an edition the passes may know. Nothing else can change what they make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from publish.model import File, NoteSeries


@dataclass(frozen=True)
class Setting:
    """The part of an edition that resolving reads."""

    edition: str
    format: str
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
