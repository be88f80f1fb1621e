"""Where each piece begins, on which side, and the label of each page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from publish.diagnostics import Outcome
from publish.editions.pdf.binding import Binding
from publish.editions.pdf.galley import Galley, Setting, Wants
from publish.editions.pdf.margins import Margins
from publish.editions.pdf.numerals import roman
from publish.editions.pdf.sides import Side
from publish.editions.pdf.slots import UNKNOWN, shape
from publish.model import Kind, PageEntry, PageMap, Piece, Place

_FIXED: Mapping[Kind, Side | None] = {
    Kind.HALF_TITLE: Side.RECTO,
    Kind.TITLE_PAGE: Side.RECTO,
    Kind.IMPRINT: Side.VERSO,
    Kind.DEDICATION: Side.RECTO,
    Kind.PART: Side.RECTO,
}
"""Pieces that open on the same side whatever the theme says."""


class PrintedPage(NamedTuple):
    """A page of the book; ``number`` counts the pages of its galley, None for a blank page."""

    label: str
    side: Side
    piece: str
    number: int | None = None


@dataclass(frozen=True)
class Pagination:
    """All pages in order; each piece's first side; anchors' page labels, where known."""

    pages: tuple[PrintedPage, ...]
    sides: Mapping[str, Side]
    labels: Mapping[str, str]
    inner: float = 0.0
    """The inner margin that so many pages ask for, in points, where the press's is less."""
    exact: frozenset[str] = frozenset()
    """The pieces that have to be set with the very numbers that they print."""

    def of(self, piece: str) -> tuple[PrintedPage, ...]:
        """The printed pages of a piece, without the blank ones before it."""
        return tuple(page for page in self.pages if page.piece == piece and page.number is not None)

    def __reduce__(self) -> tuple[Any, ...]:
        """For the store, which every piece reads it from after each round: pages as columns."""
        columns = tuple(zip(*self.pages, strict=True))
        if columns:
            labels, sides, *rest = columns
            columns = (labels, tuple(side is Side.RECTO for side in sides), *rest)
        return _pagination, (columns, self.sides, self.labels, self.inner, self.exact)


def _pagination(columns: tuple[Any, ...], *more: Any) -> Pagination:
    if not columns:
        return Pagination((), *more)
    labels, rectos, *rest = columns
    sides = (Side.RECTO if recto else Side.VERSO for recto in rectos)
    return Pagination(tuple(map(PrintedPage, labels, sides, *rest)), *more)


class _Count:
    """Counts pages: the front matter in roman numerals, the rest in arabic ones from 1."""

    def __init__(self, binding: Binding) -> None:
        self.binding = binding
        self.pages: list[PrintedPage] = []
        self.sides: dict[str, Side] = {}
        self.labels: dict[str, str] = {}
        self.front = True
        self.number = 0

    @property
    def side(self) -> Side:
        """The side of the page that comes next."""
        return Side.VERSO if self.number % 2 else Side.RECTO

    def piece(self, piece: Piece, galley: Galley, side: Side | None) -> None:
        if self.front and piece.place is not Place.FRONT:
            self._begin_body()
        if side is self.side.other and self.binding.blanks:
            self._page(piece.id, None)
        self.sides[piece.id] = self.side
        for number, laid in enumerate(galley.pages):
            label = self._page(piece.id, number)
            for anchor in laid.anchors:
                self.labels.setdefault(anchor.id, label)

    def _begin_body(self) -> None:
        if self.number % 2 and self.binding.blanks:
            self._page("", None)
        self.front, self.number = False, 0

    def finish(self) -> None:
        """Blank pages at the end, up to a number that is printed whole."""
        while len(self.pages) % self.binding.multiple:
            self._page("", None)

    def _page(self, piece: str, number: int | None) -> str:
        side = self.side
        self.number += 1
        label = roman(self.number) if self.front else str(self.number)
        self.pages.append(PrintedPage(label, side, piece, number))
        return label


def paginate(galleys: Sequence[Galley], outline: Sequence[Piece], binding: Binding) -> Pagination:
    """Number the pages of all galleys, which come in the outline's order."""
    count = _Count(binding)
    chosen = Side.RECTO if binding.opening == Side.RECTO else None
    for piece, galley in zip(outline, galleys, strict=True):
        count.piece(piece, galley, _FIXED.get(piece.kind, chosen))
    count.finish()
    inner = max((galley.setting.inner for galley in galleys), default=0.0)
    inner = max(inner, binding.gutter_of(len(count.pages)))
    exact = (
        piece.id
        for piece, galley in zip(outline, galleys, strict=True)
        if galley.unfit or galley.setting.exact
    )
    return Pagination(tuple(count.pages), count.sides, count.labels, inner, frozenset(exact))


def pagination(*values: Any) -> Outcome[Pagination]:
    """Step: `paginate`, of all galleys; then what they want, the running heads, the outline and
    the binding.

    Of the labels only those are kept that are printed somewhere: few of a book's anchors.
    """
    *rest, heads, outline, binding = values
    galleys, wanted = rest[: len(outline)], rest[len(outline) :]
    made = paginate(galleys, outline, binding)
    return Outcome(asked(made, wanted, heads.calls.values()))


def asked(made: Pagination, wanted: Iterable[Wants], calls: Iterable[str] = ()) -> Pagination:
    """The pagination with those labels that are printed."""
    names = dict.fromkeys(anchor for one in wanted for anchor in (*one.pages, *one.slots))
    names |= dict.fromkeys(calls)
    labels = {anchor: made.labels[anchor] for anchor in names if anchor in made.labels}
    return replace(made, labels=labels)


def setting(wanted: Wants, previous: Pagination, margins: Margins, piece: str) -> Outcome[Setting]:
    """Step: what a galley is set from, after the round that ``previous`` numbered.

    Where its pages can be moved to the other side, it is set as in the first round.
    """
    movable = margins.movable(turned=wanted.turned) and not wanted.sided
    side = Side.RECTO if movable else previous.sides[piece]
    exact = piece in previous.exact
    listed, numbers = (
        tuple((anchor, previous.labels.get(anchor, "")) for anchor in anchors)
        for anchors in (wanted.pages, wanted.slots)
    )
    if not exact:
        numbers = tuple((anchor, shape(label) or UNKNOWN) for anchor, label in numbers)
    given = wanted.pictures, wanted.breaks, previous.inner
    return Outcome(Setting(side, listed, *given, numbers, exact))


def page_map(final: Pagination, *galleys: Galley) -> Outcome[PageMap]:
    """Step: the printed pages, as other editions need them; the galleys in the book's order."""
    by_piece = dict(zip(final.sides, galleys, strict=True))
    labels: dict[str, str] = {}
    entries = []
    for page in final.pages:
        if page.number is None:
            entries.append(PageEntry(page.label))
            continue
        laid = by_piece[page.piece].pages[page.number]
        entries.append(PageEntry(page.label, *laid.opening))
        for anchor in laid.anchors:
            labels.setdefault(anchor.id, page.label)
    return Outcome(PageMap(tuple(entries), labels))
