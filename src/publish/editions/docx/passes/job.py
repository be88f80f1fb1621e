"""The passes, in their order, and what they know of the book."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from publish.editions.docx.layout import Layout
from publish.editions.docx.package import Package
from publish.editions.docx.pictures import Picture
from publish.editions.docx.zotero import Zotero
from publish.model import Edition
from publish.themes.theme import Theme


@dataclass(frozen=True)
class Source:
    """A file of the manuscript, and the line and column of each of its blocks by id: ``12:1``."""

    path: str
    piece: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Job:
    """What a pass may read."""

    edition: Edition
    theme: Theme
    layout: Layout
    pictures: Mapping[str, Picture]
    modified: int
    """Seconds since 1970 UTC."""
    revision: str = ""
    """Of the manuscript, if it is kept in git."""
    sources: tuple[Source, ...] = ()
    zotero: Zotero | None = None
    """Where the citations are to be Zotero's."""


Pass = Callable[[Package, Job], Package]
