"""What a book consists of, in reading order, and the files that it is made from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from publish.diagnostics import NOWHERE, Span


class Place(StrEnum):
    """The three regions of a book."""

    FRONT = "front"
    BODY = "body"
    BACK = "back"


class Kind(StrEnum):
    """What a piece of the book is. All but CHAPTER, MATTER and DEDICATION are generated."""

    HALF_TITLE = "half-title"
    TITLE_PAGE = "title-page"
    IMPRINT = "imprint"
    DEDICATION = "dedication"
    """An authored page of the front matter that shows no heading."""
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
