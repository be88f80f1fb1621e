"""Contents, lists of figures and tables, and the openings of parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from publish.editions.html.content import Filling, Source
from publish.editions.html.labels import label
from publish.editions.html.rendering import title_markup
from publish.model import Heading, Inlines, Kind, Piece
from publish.pandoc import words

_UNLISTED = frozenset(
    {Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.IMPRINT, Kind.CONTENTS, Kind.COLOPHON}
)


@dataclass(frozen=True)
class Entry:
    """A line of the contents. ``level`` is 0 for a part, 1 for a chapter, then as its heading."""

    level: int
    kind: str
    number: str
    id: str
    title: Markup
    authors: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Line:
    """An entry whose title is not markup yet."""

    level: int
    kind: Kind
    number: str
    id: str
    title: Inlines
    authors: tuple[str, ...] = ()


def contents(source: Source) -> Filling:
    """All that has a heading down to the theme's ``contents-depth``, in reading order."""
    lines = [line for piece in source.outline for line in _lines(piece, source)]
    marked = title_markup([line.title for line in lines], source.setting)
    entries = [
        Entry(line.level, line.kind.value, line.number, line.id, Markup(title), line.authors)
        for line, title in zip(lines, marked, strict=True)
    ]
    return Filling({"entries": entries})


def _lines(piece: Piece, source: Source) -> Iterator[_Line]:
    if piece.authored:
        headings = [h for h in source.apparatus.headings if h.piece == piece.id]
        depth = int(source.setting.theme.tokens["contents-depth"])
        yield from (_of_heading(h, piece) for h in headings if h.level <= depth)
    elif piece.kind not in _UNLISTED:
        level = 0 if piece.kind is Kind.PART else 1
        number = label(piece, source.setting)
        yield _Line(level, piece.kind, number, piece.id, words(source.title(piece)))


def _of_heading(heading: Heading, piece: Piece) -> _Line:
    name = heading.id or piece.id
    return _Line(heading.level, piece.kind, heading.number, name, heading.title, heading.authors)


def figures(source: Source) -> Filling:
    return _captions(source, "figure")


def tables(source: Source) -> Filling:
    return _captions(source, "table")


def _captions(source: Source, kind: str) -> Filling:
    captions = [caption for caption in source.apparatus.captions if caption.kind == kind]
    marked = title_markup([caption.title for caption in captions], source.setting)
    entries = [
        Entry(1, kind, caption.number, caption.id, Markup(title))
        for caption, title in zip(captions, marked, strict=True)
    ]
    return Filling({"entries": entries})


def part(source: Source) -> Filling:
    return Filling({"label": label(source.piece, source.setting)})
