"""Where the lines of a paragraph break, the paragraph taken as a whole.

WeasyPrint fills line after line, and what is left over spreads in the spaces of each. Here the
lines of a paragraph are chosen together, so that the spaces of none are much wider or narrower
than those of others, after D. E. Knuth and M. F. Plass, “Breaking paragraphs into lines” (1981).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from itertools import accumulate
from typing import Protocol

Place = tuple[int, int]
"""Where a line may begin: in which word, and after which of its points, counted from 1; 0 is the
word's own beginning."""

WIDEST = 2.0
"""How much spaces may grow, in their own widths; only the fullest line may have wider ones."""
_SHORTEST = 0.07
"""Of the measure: a last line that is shorter than this looks lost."""
_HYPHEN = 0.15
_HYPHENS = 1.0
_LOST = 1.0
_LINE = 0.02
"""What a hyphen, a hyphen after a hyphen, a lost last line and any line costs, in the measure of
a line whose spaces are twice as wide as their own width, which costs 1, as does one whose spaces
are as narrow as they may be."""


@dataclass(frozen=True)
class Point:
    """Where a word may break: its width up to there, with the hyphen, and without it."""

    before: float
    after: float
    hyphen: bool


class Word(Protocol):
    """What stands between two spaces. Widths are in any one unit."""

    @property
    def gap(self) -> float:
        """The width of the space before it."""

    @property
    def give(self) -> float:
        """By how much that may shrink."""

    @property
    def width(self) -> float: ...

    @property
    def inner(self) -> float:
        """The width of those spaces within it that grow, but do not break."""

    @property
    def points(self) -> Sequence[Point]:
        """In their order. Asked for only where a line may end."""


@dataclass(frozen=True)
class _Line:
    """A line that could be. ``end`` is None if it is the paragraph's last."""

    end: Place | None
    cost: float
    hyphen: bool


@dataclass(frozen=True)
class _Way:
    """The best way to a place: what it costs, whether a hyphen is before it, whence it comes."""

    cost: float
    hyphen: bool
    start: Place | None


@dataclass(frozen=True)
class _Sums:
    """A paragraph's widths, added up, so that those of a line are differences."""

    words: Sequence[Word]

    @cached_property
    def begins(self) -> list[float]:
        """Where each word begins, if all stood in one line."""
        return [end - word.width for end, word in zip(self.ends, self.words, strict=True)]

    @cached_property
    def ends(self) -> list[float]:
        return list(accumulate(word.gap + word.width for word in self.words))

    @cached_property
    def gaps(self) -> list[float]:
        """The width of all spaces up to each word's end."""
        return list(accumulate(word.gap + word.inner for word in self.words))

    @cached_property
    def gives(self) -> list[float]:
        return list(accumulate(word.give for word in self.words))


def breaks(words: Sequence[Word], measure: float, indent: float = 0) -> list[Place] | None:
    """Where the second and all later lines of a paragraph begin, so that they are most even.

    ``measure`` is the width of a line, of which the first has ``indent`` less. None if a word is
    wider than a line and cannot break.
    """
    if not words:
        return []
    sums, start = _Sums(words), (0, 0)
    ways: dict[Place, _Way] = {start: _Way(0.0, False, None)}
    queue, ended = [start], _Way(float("inf"), False, None)
    while queue:
        place = heappop(queue)
        way = ways[place]
        for line in _lines(sums, place, measure - indent if place == start else measure, measure):
            again = _HYPHENS - _HYPHEN if line.hyphen and way.hyphen else 0.0
            cost = way.cost + line.cost + again
            if line.end is None:
                ended = min(ended, _Way(cost, False, place), key=lambda one: one.cost)
            elif line.end not in ways or cost < ways[line.end].cost:
                if line.end not in ways:
                    heappush(queue, line.end)
                ways[line.end] = _Way(cost, line.hyphen, place)
    return _followed(ways, ended.start)


def _followed(ways: dict[Place, _Way], place: Place | None) -> list[Place] | None:
    if place is None:
        return None
    found = []
    while (before := ways[place].start) is not None:
        found.append(place)
        place = before
    return found[::-1]


def _lines(sums: _Sums, start: Place, room: float, measure: float) -> Iterator[_Line]:
    """The fullest line from a place, and the less full ones whose spaces are not too wide."""
    words, (first, after) = sums.words, start
    origin = sums.begins[first] + (words[first].points[after - 1].after if after else 0)
    gaps, gives = sums.gaps[first] - words[first].inner, sums.gives[first]
    most = sums.gives[-1] - gives
    last = bisect_right(sums.ends, origin + room + min(most, room / 4), lo=first)
    any_fits = False
    for number in range(min(last, len(words) - 1), first - 1, -1):
        spaces, give = sums.gaps[number] - gaps, sums.gives[number] - gives
        for end, reached, hyphen in _ends(sums, number, after if number == first else 0):
            extra = room - (reached - origin)
            if extra + give < 0:
                continue
            if end is None and extra >= 0:
                lost = _LOST if room - extra < _SHORTEST * measure else 0
                yield _Line(None, _LINE + lost, False)
            else:
                growth = _growth(extra, spaces, give, room)
                if any_fits and growth > WIDEST:
                    return
                yield _Line(end, _LINE + abs(growth) ** 3 + (_HYPHEN if hyphen else 0), hyphen)
            any_fits = True


def _growth(extra: float, spaces: float, give: float, room: float) -> float:
    """How much wider spaces get, in widths of a space; −1 is as narrow as they may be."""
    if extra < 0:
        return extra / give
    return extra / spaces if spaces > 0 else 50 * extra / room


def _ends(sums: _Sums, number: int, after: int) -> Iterator[tuple[Place | None, float, bool]]:
    """Where a line may end in a word, from its end: where the next begins, width, hyphen."""
    word = sums.words[number]
    yield (number + 1, 0) if number + 1 < len(sums.words) else None, sums.ends[number], False
    points = word.points
    for place in range(len(points), after, -1):
        point = points[place - 1]
        yield (number, place), sums.begins[number] + point.before, point.hyphen
