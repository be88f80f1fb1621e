"""What of a book its running heads tell of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from publish.diagnostics import Outcome
from publish.model import Apparatus, Heading
from publish.pandoc import stringify


@dataclass(frozen=True)
class Running:
    """Titles of pieces and sections, and where notes are called."""

    chapters: Mapping[str, str]
    """Piece → its title."""
    sections: Mapping[str, Mapping[str, str]]
    """Piece → the anchors of its sections and their titles."""
    calls: Mapping[str, str]
    """Note → the anchor of its call."""


def running(apparatus: Apparatus) -> Outcome[Running]:
    """Step: what heads need of the apparatus, which is the size of all notes."""
    chapters: dict[str, str] = {}
    sections: dict[str, dict[str, str]] = {}
    for heading in apparatus.headings:
        if heading.level == 1:
            chapters.setdefault(heading.piece, short(heading))
        elif heading.level == 2:
            sections.setdefault(heading.piece, {})[heading.id] = short(heading)
    calls = {note.id: note.call for group in apparatus.notes for note in group.notes}
    return Outcome(Running(chapters, sections, calls))


def short(heading: Heading) -> str:
    """A heading as running heads and bookmarks have room for it."""
    return heading.short or stringify(heading.title)
