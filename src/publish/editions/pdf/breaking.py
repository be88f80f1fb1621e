"""Where the lines of a paragraph break, the paragraph taken as a whole.

WeasyPrint fills line after line, and what is left over spreads in the spaces of each. Here the
lines of a paragraph are chosen together, so that none has to be much wider set than the others,
after D. E. Knuth and M. F. Plass, “Breaking paragraphs into lines” (1981). Spaces only grow: no
line holds more than WeasyPrint would put in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Generic, TypeVar

T = TypeVar("T")
Place = tuple[int, ...]
"""Where in the paragraph a line begins; later places are greater."""

TOLERABLE = 1.5
"""Of a space's own width: a paragraph whose spaces grow by no more is left as it is."""
WIDEST = 1.5
"""Likewise: lines whose spaces would grow by more are no choice."""
MOST_LINES = 80
"""More than a page has; a paragraph that goes on is chosen anew where its page begins."""
_SHORTEST = 0.07
"""Of the measure: a last line that is shorter than this looks lost."""
_HYPHEN = 0.15
_HYPHENS = 1.0
_LOST = 1.0
_LINE = 0.02
"""What a hyphen, a hyphen after a hyphen, a lost last line and any line costs, in the measure of
a line whose spaces are twice as wide as their own width, which costs 1."""


@dataclass(frozen=True)
class Line(Generic[T]):
    """A line that could be. ``end`` is None if it is the paragraph's last.

    ``growth`` is how much wider its spaces are than a space is, in widths of a space; ``fill`` is
    the share of the measure that its words need.
    """

    start: Place
    end: Place | None
    growth: float
    fill: float
    hyphen: bool
    box: T


Lines = Callable[[Place, int], "Line[T] | None"]
"""Place → the fullest line from there; with 1, 2, … the next less full ones, None if there is
none."""


@dataclass(frozen=True)
class _Way(Generic[T]):
    """The best way to a place: its cost, its last line, and the way to that."""

    cost: float
    count: int
    line: Line[T] | None = None
    before: _Way[T] | None = None

    def with_(self, line: Line[T]) -> _Way[T]:
        hyphened = self.line is not None and self.line.hyphen
        return _Way(self.cost + _cost(line, hyphened), self.count + 1, line, self)


def fullest(start: Place, lines: Lines[T]) -> list[Line[T]]:
    """The lines as WeasyPrint sets them, each as full as can be."""
    found: list[Line[T]] = []
    place: Place | None = start
    while place is not None and len(found) < MOST_LINES:
        line = lines(place, 0)
        if line is None:
            break
        found.append(line)
        place = line.end
    return found


def is_even(lines: Iterable[Line[T]]) -> bool:
    """Whether the lines are good enough as they are."""
    return all(line.growth <= TOLERABLE and not _is_lost(line) for line in lines)


def most_even(start: Place, lines: Lines[T]) -> list[Line[T]]:
    """The lines whose spaces are most even in the whole paragraph."""
    ways: dict[Place, _Way[T]] = {start: _Way(0.0, 0)}
    queue, ended = [start], None
    while queue:
        place = heappop(queue)
        way = ways[place]
        for line in _choices(place, lines):
            longer = way.with_(line)
            if line.end is None or longer.count == MOST_LINES:
                ended = min(ended or longer, longer, key=lambda one: one.cost)
            elif line.end not in ways:
                heappush(queue, line.end)
                ways[line.end] = longer
            elif longer.cost < ways[line.end].cost:
                ways[line.end] = longer
    return _lines(ended)


def _choices(place: Place, lines: Lines[T]) -> Iterable[Line[T]]:
    """The fullest line from a place, and the less full ones that are not too wide."""
    number = 0
    while (line := lines(place, number)) is not None:
        if number and line.growth > WIDEST:
            return
        yield line
        number += 1


def _lines(way: _Way[T] | None) -> list[Line[T]]:
    found: list[Line[T]] = []
    while way is not None and way.line is not None:
        found.append(way.line)
        way = way.before
    return found[::-1]


def _cost(line: Line[T], hyphened: bool) -> float:
    cost = _LINE + line.growth**3
    if line.hyphen:
        cost += _HYPHENS if hyphened else _HYPHEN
    return cost + (_LOST if _is_lost(line) else 0)


def _is_lost(line: Line[T]) -> bool:
    return line.end is None and line.fill < _SHORTEST
