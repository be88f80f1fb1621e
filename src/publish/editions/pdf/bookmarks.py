"""The outline that viewers show beside the pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pikepdf import OutlineItem, Pdf, String

from publish.model import Heading, Kind, Piece, Place
from publish.pandoc import stringify


@dataclass(frozen=True)
class Bookmark:
    """A title and the anchor it leads to; ``children`` in reading order."""

    title: str
    anchor: str
    level: int
    children: list[Bookmark] = field(default_factory=list)


def bookmarks(
    outline: Iterable[Piece], headings: Iterable[Heading], titles: Mapping[Kind, str]
) -> tuple[Bookmark, ...]:
    """The book's outline: parts, pieces, headings, each below the one that it belongs to.

    ``titles`` name the generated pieces that readers look for; others have no bookmark.
    """
    by_piece: dict[str, list[Heading]] = {}
    for heading in headings:
        by_piece.setdefault(heading.piece, []).append(heading)
    book = Bookmark("", "", -1)
    path = [book]
    in_part = False
    for piece in outline:
        in_part = piece.kind is Kind.PART or (in_part and piece.place is Place.BODY)
        for mark in _of_piece(piece, by_piece.get(piece.id, []), titles, in_part):
            while path[-1].level >= mark.level:
                path.pop()
            path[-1].children.append(mark)
            path.append(mark)
    return tuple(book.children)


def _of_piece(
    piece: Piece, headings: Iterable[Heading], titles: Mapping[Kind, str], in_part: bool
) -> Iterable[Bookmark]:
    if piece.kind is Kind.PART:
        yield Bookmark(_title(piece.number, piece.title), piece.id, 0)
    elif not piece.authored and piece.kind in titles:
        yield Bookmark(piece.title or titles[piece.kind], piece.id, 0)
    elif piece.authored:
        for heading in headings:
            title = _title(heading.number, stringify(heading.title))
            yield Bookmark(title, heading.id, heading.level - 1 + in_part)


def _title(number: str, title: str) -> str:
    return f"{number} {title}" if number else title


def write(pdf: Pdf, marks: Iterable[Bookmark]) -> None:
    """Write the outline, its first level open."""
    with pdf.open_outline() as outline:
        outline.root.extend(_item(mark) for mark in marks)


def _item(mark: Bookmark) -> OutlineItem:
    item = OutlineItem(mark.title, String(mark.anchor))
    item.is_closed = True
    item.children.extend(_item(child) for child in mark.children)
    return item
