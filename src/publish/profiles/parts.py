"""The parts of a profile. Lengths are points, and everything has its source.

Where a printer asks nothing, the field is None or empty: nothing is made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from publish.profiles.lengths import points, size
from publish.profiles.written import Known, Written

Length = Annotated[float, Written(points)]
Edge = Literal["top", "outer", "bottom", "inner"]
PaperName = Literal["white", "cream", "colour"]
Colour = Literal["grey", "cmyk", "rgb"]
OUTER: tuple[Edge, ...] = ("top", "outer", "bottom")
INNER: Edge = "inner"

_NEAR = 1.0
"""Points by which a trim may differ from one that is offered: A5 is 5.83 × 8.27 in somewhere."""


@dataclass(frozen=True)
class Source(Known):
    """Where a number stands: who says it, on which page, and that page's address."""

    publisher: str
    page: str
    address: str = ""


@dataclass(frozen=True)
class Trims(Known):
    """The sizes of pages that are offered, and the limits of sizes of one's own, if any."""

    default: str
    offered: tuple[str, ...]
    source: Source
    width: tuple[Length, Length] | None = None
    """Least and most of any other size; without it no other is printed."""
    height: tuple[Length, Length] | None = None

    def offers(self, trim: str) -> bool:
        """Whether pages of that size are printed. Raises ValueError for what is no size."""
        return self._own(*size(trim)) or self._distance(trim, self.nearest(trim)) <= 2 * _NEAR

    def nearest(self, trim: str) -> str:
        """The size offered that is most like another."""
        return min(self.offered, key=lambda offered: self._distance(trim, offered))

    def _own(self, width: float, height: float) -> bool:
        if self.width is None or self.height is None:
            return False
        return _within(width, self.width) and _within(height, self.height)

    @staticmethod
    def _distance(one: str, other: str) -> float:
        return sum(abs(a - b) for a, b in zip(size(one), size(other), strict=True))


@dataclass(frozen=True)
class Bleed(Known):
    """How far beyond the trim a page goes that is printed to its edges, and at which edges."""

    amount: Length
    edges: tuple[Edge, ...]
    source: Source


@dataclass(frozen=True)
class Margins(Known):
    """How near to the trim text may come at all edges but the inner one."""

    least: Length
    source: Source
    bleeding: Length | None = None
    """The same in a file that has bleed, where that differs."""


@dataclass(frozen=True)
class Gutter(Known):
    """How near to the spine text may come: pages at most → inner margin, fewest first.

    The last has no number of pages, and holds for all others.
    """

    steps: tuple[tuple[int | None, Length], ...]
    source: Source

    def of(self, pages: int) -> float:
        """The least inner margin of a book with so many pages, in points."""
        return next(inner for most, inner in self.steps if most is None or pages <= most)


@dataclass(frozen=True)
class Pages(Known):
    """How many pages a book may have."""

    source: Source
    least: int = 1
    most: int | None = None
    multiple: int = 1
    """What the number must be a multiple of: 2 where sheets have two sides, 4 in a booklet."""
    by_trim: tuple[tuple[str, int], ...] = ()
    """The most of sizes that have fewer."""

    def rounded(self, pages: int) -> int:
        """That number, or the next above it that is printed whole."""
        return -(-pages // self.multiple) * self.multiple

    def most_of(self, trim: str) -> int | None:
        """The most pages that a book of that size may have; None where nobody says."""
        width, height = size(trim)
        for name, most in self.by_trim:
            other = size(name)
            if abs(width - other[0]) <= _NEAR and abs(height - other[1]) <= _NEAR:
                return most
        return self.most


@dataclass(frozen=True)
class Paper(Known):
    """A paper, what is printed on it, and how thick it is.

    ``thickness`` is a page's, half a leaf's; ``spines`` the spine of books of some numbers of
    pages, where the printer says no more.
    """

    name: PaperName
    title: str
    colours: tuple[Colour, ...]
    source: Source
    thickness: Length | None = None
    spines: tuple[tuple[int, Length], ...] = ()
    most: int | None = None
    """The most pages on this paper, where that is fewer than the book may have."""

    def bulk(self, pages: int) -> float | None:
        """How thick that many pages are, in points; between those known, in proportion."""
        if self.thickness is not None:
            return pages * self.thickness
        if not self.spines:
            return None
        below = max((row for row in self.spines if row[0] <= pages), default=self.spines[0])
        above = min((row for row in self.spines if row[0] >= pages), default=self.spines[-1])
        if below[0] == above[0]:
            return below[1] * pages / below[0]
        share = (pages - below[0]) / (above[0] - below[0])
        return below[1] + share * (above[1] - below[1])


@dataclass(frozen=True)
class Spine(Known):
    """The back of a bound book: what comes to its paper, and from how many pages it has text."""

    source: Source
    allowance: Length = 0.0
    text_from: int | None = None


@dataclass(frozen=True)
class Images(Known):
    """Dots to the inch of pictures, in the size in which they are printed."""

    source: Source
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True)
class Ink(Known):
    """The most ink in one place, as the sum of all four colours in per cent."""

    most: int
    source: Source


@dataclass(frozen=True)
class File(Known):
    """What the PDF itself may have in it."""

    source: Source
    standards: tuple[str, ...] = ()
    """One of which it should keep: pdf/x-1a, pdf/x-3 …"""
    marks: bool = True
    """Whether crop and registration marks may stand around the page."""
    annotations: bool = True
    """Links and comments."""
    bookmarks: bool = True
    transparency: bool = True


@dataclass(frozen=True)
class Cover(Known):
    bleed: Length
    source: Source


def _within(length: float, limits: tuple[float, float]) -> bool:
    least, most = limits
    return least - _NEAR <= length <= most + _NEAR
