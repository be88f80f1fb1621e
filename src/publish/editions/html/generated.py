"""`generated`: a piece that the program makes, as one XHTML section."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from publish.diagnostics import Outcome, Span
from publish.editions.html.colophon import colophon
from publish.editions.html.content import Filling, Source
from publish.editions.html.contents import contents, figures, part, tables
from publish.editions.html.endnotes import bibliography, endnotes
from publish.editions.html.index import index
from publish.editions.html.sections import section
from publish.editions.html.setting import Setting
from publish.editions.html.templates import fill
from publish.editions.html.titles import titles
from publish.model import UNTOLD, Apparatus, Colophon, Kind, Metadata, Piece, WordBreaks
from publish.themes import Theme

FILLINGS: Mapping[Kind, Callable[[Source], Filling]] = {
    Kind.HALF_TITLE: titles,
    Kind.TITLE_PAGE: titles,
    Kind.IMPRINT: titles,
    Kind.CONTENTS: contents,
    Kind.FIGURES: figures,
    Kind.TABLES: tables,
    Kind.PART: part,
    Kind.NOTES: endnotes,
    Kind.BIBLIOGRAPHY: bibliography,
    Kind.INDEX: index,
    Kind.COLOPHON: colophon,
}
"""Kind → the function that says what its template is told; the template bears the kind's name."""


def generated(
    apparatus: Apparatus,
    piece: Piece,
    theme: Theme,
    metadata: Metadata,
    medium: str,
    outline: tuple[Piece, ...],
    made: Colophon = UNTOLD,
    hyphenation: tuple[WordBreaks, ...] = (),
) -> Outcome[str]:
    """A generated piece, written by the theme's template of its kind's name.

    ``medium`` is ``print`` or ``ebook``; ``made`` is for the colophon alone; ``hyphenation`` is
    heeded in e-books. Raises KeyError for an authored piece. Diagnostics: MTH001 (in notes),
    THM001.
    """
    setting = Setting(theme, metadata, medium, hyphenation)
    source = Source(piece, apparatus, outline, setting, made)
    filling = FILLINGS[piece.kind](source)
    values = {"piece": piece, "title": source.title(piece), **filling.values}
    filled = fill(piece.kind.value, values, setting)
    template = theme.templates[f"{piece.kind.value}.html.j2"].path
    whole = section(piece, filled.value, setting, Span(template))
    found = (*filling.diagnostics, *filled.diagnostics, *whole.diagnostics)
    return Outcome(whole.value, found)
