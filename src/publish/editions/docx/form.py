"""What the pieces of an edition are written by, whatever they say."""

from __future__ import annotations

from dataclasses import dataclass

from publish.editions.docx.layout import Layout, layout_of, scaled
from publish.editions.docx.zotero import NO_WORKS, Zotero, is_wanted
from publish.model import Edition
from publish.themes.theme import Theme


@dataclass(frozen=True)
class Form:
    """What a pass over a piece's text may read: nothing that only other pieces are made of."""

    layout: Layout
    language: str
    notes_place: str
    notes_number: str
    small: float
    """The letters of tables, in points."""
    zotero: Zotero | None = None
    """Where the citations are to be Zotero's, the works that the piece cites."""


def form_of(edition: Edition, theme: Theme) -> Form:
    layout = layout_of(edition)
    small = scaled(theme.tokens, layout)["small"]
    language = edition.metadata.language
    zotero = NO_WORKS if is_wanted(edition) else None
    return Form(layout, language, edition.notes_place, edition.notes_number, small, zotero)
