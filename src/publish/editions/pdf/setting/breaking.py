"""Where the lines of a paragraph break, the paragraph taken as a whole.

WeasyPrint fills line after line, and what is left over spreads in the spaces of each. Here the
lines of a paragraph are chosen together, so that the spaces of none are much wider or narrower
than those of others, after D. E. Knuth and M. F. Plass, “Breaking paragraphs into lines” (1981).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import accumulate
from math import inf
from operator import add, sub
from typing import NamedTuple, Protocol

Place = tuple[int, int]
"""Where a line may begin: in which word, and after which of its points, counted from 1; 0 is the
word's own beginning."""

WIDEST = 2.0
"""How much spaces may grow, in their own widths; only the fullest line may have wider ones."""
_WIDE = 0.7
"""The same at first: most paragraphs have a way that is better than any with wider spaces."""
_SHORTEST = 0.07
"""Of the measure: a last line that is shorter than this looks lost."""
_HYPHEN = 0.15
_HYPHENS = 1.0
_LOST = 1.0
_LINE = 0.02
"""What a hyphen, a hyphen after a hyphen, a lost last line and any line costs, in the measure of
a line whose spaces are twice as wide as their own width, which costs 1, as does one whose spaces
are as narrow as they may be."""


class Point(NamedTuple):
    """Where a word may break: its width up to there, with the hyphen, and without it.

    ``letters`` is how many characters of it, or of its piece, stand before.
    """

    before: float
    after: float
    hyphen: bool
    letters: int = 0


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


_End = tuple[Place | None, float, bool]
"""Where the next line begins, None after the last; how far the line reaches; if with a hyphen."""
_Way = tuple[float, bool, Place | None]
"""The best way to a place: what it costs, whether a hyphen is before it, whence it comes."""


class _Sums:
    """A paragraph's widths, added up, so that those of a line are differences.

    ``ends`` says where each word ends if all stood in one line, ``gaps`` and ``gives`` how wide
    all spaces are up to there, and by how much they may shrink.
    """

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        widths = [word.width for word in words]
        self.ends = list(accumulate(map(add, (word.gap for word in words), widths)))
        self.begins = list(map(sub, self.ends, widths))
        self.gaps = list(accumulate(word.gap + word.inner for word in words))
        self.gives = list(accumulate(word.give for word in words))
        self.known: dict[int, list[_End]] = {}

    def whole(self, number: int) -> _End:
        """The end of a word."""
        last = number + 1 == len(self.words)
        return None if last else (number + 1, 0), self.ends[number], False

    def places(self, number: int, after: int) -> list[_End]:
        """Where a line may end in a word after one of its points, from its end."""
        known = self.known.get(number)
        if known is None:
            begin, points = self.begins[number], self.words[number].points
            known = self.known[number] = [self.whole(number)]
            for place in range(len(points), 0, -1):
                point = points[place - 1]
                known.append(((number, place), begin + point.before, point.hyphen))
        return known[:-after] if after else known


def breaks(words: Sequence[Word], measure: float, indent: float = 0) -> list[Place] | None:
    """Where the second and all later lines of a paragraph begin, so that they are most even.

    ``measure`` is the width of a line, of which the first has ``indent`` less. None if a word is
    wider than a line and cannot break.
    """
    if not words:
        return []
    sums = _Sums(words)
    cost, places = _best(sums, measure, indent, _WIDE)
    if cost > _LINE + _WIDE**3:
        # There may be a better way that has wider spaces somewhere, if none that cost as much.
        _, places = _best(sums, measure, indent, min(WIDEST, cost ** (1 / 3)))
    return places


def _best(
    sums: _Sums, measure: float, indent: float, widest: float
) -> tuple[float, list[Place] | None]:
    """The best way of lines whose spaces grow by no more than ``widest``, and what it costs."""
    start = 0, 0
    ways: dict[Place, _Way] = {start: (0.0, False, None)}
    queue, least, last = [start], inf, None
    while queue:
        place = heappop(queue)
        cost, hyphen, _ = ways[place]
        if cost > least:
            continue
        room = measure - indent if place == start else measure
        for end, more, broken in _lines(sums, place, room, measure, widest):
            total = cost + more + (_HYPHENS - _HYPHEN if broken and hyphen else 0.0)
            if end is None:
                if total < least:
                    least, last = total, place
            elif end not in ways:
                heappush(queue, end)
                ways[end] = total, broken, place
            elif total < ways[end][0]:
                ways[end] = total, broken, place
    return least, _followed(ways, last)


def _followed(ways: dict[Place, _Way], place: Place | None) -> list[Place] | None:
    if place is None:
        return None
    found = []
    while (before := ways[place][2]) is not None:
        found.append(place)
        place = before
    return found[::-1]


def _lines(
    sums: _Sums, start: Place, room: float, measure: float, widest: float
) -> list[tuple[Place | None, float, bool]]:
    """The fullest line from a place, and the less full ones whose spaces grow by no more than that.

    Of each where it ends, what it costs, and whether it ends with a hyphen. This is where most of
    the time goes that choosing lines takes.
    """
    (first, after), word = start, sums.words[start[0]]
    origin = sums.begins[first] + (word.points[after - 1].after if after else 0)
    gaps, gives = sums.gaps[first] - word.inner, sums.gives[first]
    furthest = origin + room + min(sums.gives[-1] - gives, room / 4)
    ends, known = sums.ends, sums.known
    last = min(bisect_right(ends, furthest, lo=first), len(ends) - 1)
    found: list[tuple[Place | None, float, bool]] = []
    for number in range(last, first - 1, -1):
        spaces, give = sums.gaps[number] - gaps, sums.gives[number] - gives
        if found and _growth(room - ends[number] + origin, spaces, give, room) > widest:
            break  # its points need not be known
        parted = after if number == first else 0
        places = None if parted else known.get(number)
        for end, reached, hyphen in places or sums.places(number, parted):
            extra = room - (reached - origin)
            if extra + give < 0:
                continue
            if end is None and extra >= 0:
                lost = _LOST if room - extra < _SHORTEST * measure else 0
                found.append((None, _LINE + lost, False))
                continue
            growth = _growth(extra, spaces, give, room)
            if found and growth > widest:
                return found
            cost = _LINE + abs(growth) ** 3
            found.append((end, cost + _HYPHEN if hyphen else cost, hyphen))
    return found


def _growth(extra: float, spaces: float, give: float, room: float) -> float:
    """How much wider spaces get, in widths of a space; −1 is as narrow as they may be."""
    if extra < 0:
        return extra / give if give else -inf
    return extra / spaces if spaces > 0 else 50 * extra / room
