"""The lines of running text on a page."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from publish.preflight.geometry import Box
from publish.preflight.painted import Look, Mark, Text

_BASELINE = 0.6
"""Points: text that stands higher or lower by more is another line."""
_JOINED = 0.1
"""Ems: pieces nearer to one another are one word."""
_USUAL = 0.25
"""Ems: a word space of a font that has none of its own."""
_FEW = 2
_APART = 1.5
"""Ems: what stands further apart is no word of a line."""

_KINDS = "dddddid"
"""Of the columns of rows, for `array`."""


class Row(NamedTuple):
    """A line in brief: how many words it has, and how wide the widest space between them is.

    Its edges are those of its `box`.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    words: int
    widest: float

    @property
    def box(self) -> Box:
        return Box(self.x0, self.y0, self.x1, self.y1)

    @property
    def running(self) -> bool:
        """Whether it is words of a text, not labels of a drawing or cells of a table."""
        return self.words > _FEW and self.widest < _APART * self.size


@dataclass(frozen=True, eq=False)
class Rows:
    """Rows, column by column: of a book they are tens of thousands, hardly one is looked at.

    All have been moved since they were read, so far to the right, and so far up.
    """

    x0: array[float]
    y0: array[float]
    x1: array[float]
    y1: array[float]
    size: array[float]
    words: array[int]
    widest: array[float]
    across: float = 0.0
    up: float = 0.0

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Rows:
        columns = [*zip(*rows, strict=True)] or [()] * len(_KINDS)
        x0, y0, x1, y1, size, words, widest = map(array, _KINDS, columns)
        return cls(x0, y0, x1, y1, size, words, widest)

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Row]:
        rest = zip(self.size, self.words, self.widest, strict=True)
        return (Row(*self.box(number), *more) for number, more in enumerate(rest))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and [*self] == [*other]

    def box(self, number: int) -> Box:
        """Of one of the rows."""
        box = Box(self.x0[number], self.y0[number], self.x1[number], self.y1[number])
        return box.moved(self.across, self.up)

    def ends(self) -> list[tuple[int, int]]:
        """Where each line of running text begins and ends, in points from the left."""
        across = self.across
        columns = zip(self.x0, self.x1, self.size, self.words, self.widest, strict=True)
        return [
            (round(x0 + across), round(x1 + across))
            for x0, x1, size, words, widest in columns
            if words > _FEW and widest < _APART * size
        ]

    def moved(self, across: float, up: float) -> Rows:
        """The same, further to the right, and further up."""
        return replace(self, across=self.across + across, up=self.up + up)


@dataclass(frozen=True)
class Line:
    """Words on one baseline, from the left; lengths in points."""

    words: tuple[tuple[float, float], ...]
    box: Box
    size: float
    texts: tuple[Text, ...]

    @property
    def normal(self) -> float:
        """How wide its word spaces are in its fonts."""
        # Some fonts have spaces so narrow that twice as much is what others begin with.
        least = _USUAL * self.size
        looks = [text.look for text in self.texts]
        spaces = [look.font.space * look.size for look in looks if look.font.space]
        return max(median(spaces), least) if spaces else least

    @property
    def spaces(self) -> list[float]:
        return [after[0] - before[1] for before, after in pairwise(self.words)]


def rows(texts: Iterable[Text]) -> Rows:
    """The lines of running text on a page, in brief: see `lines`."""
    return Rows.of(map(_row, _rows(texts)))


def _row(row: list[Text]) -> Row:
    size = row[0].look.size if len(row) == 1 else max([text.look.size for text in row])
    left, end, count, widest = _brief(row, _JOINED * size) or _words(row, _JOINED * size)
    bottom, top = _height(row)
    return Row(left, bottom, end, top, size, count, widest)


_Brief = tuple[float, float, int, float]
"""From where to where a row goes, its words, and the widest gap between them."""


def _brief(row: list[Text], near: float) -> _Brief | None:
    """Told from what was measured; None where one thing stands over another."""
    left, end = inf, -inf
    widest, count = 0.0, 0
    for text in row:
        at, unit, measured = text.x, text.look.along, text.measured
        begin = at + measured.begin * unit
        gaps = [(gap * unit, times) for gap, times in measured.gaps]
        if count:
            gaps.append((begin - end, 1))
        left, count = min(left, begin), count or 1
        for gap, times in gaps:
            if gap >= near:
                widest, count = max(widest, gap), count + times
            elif gap < -near:
                return None
        end = max(end, at + measured.stop * unit)
    return left, end, count, widest


def _words(row: list[Text], near: float) -> _Brief:
    """The same, told from every word."""
    widest, count = 0.0, 1
    (left, end), *more = _pieces(row)
    for begin, stop in more:
        gap = begin - end
        if gap < near:
            end = max(end, stop)
        else:
            widest, count, end = max(widest, gap), count + 1, stop
    return left, end, count, widest


def lines(texts: Iterable[Text]) -> Iterator[Line]:
    """The lines of running text on a page that are not turned."""
    return map(_line, _rows(texts))


def _rows(texts: Iterable[Text]) -> Iterator[list[Text]]:
    """Texts on one baseline, from the left."""
    level = [text for text in texts if _is_level(text.look)]
    level.sort(key=_from_above)
    row: list[Text] = []
    for text in level:
        if row and abs(text.y - row[0].y) > _BASELINE:
            yield row
            row = []
        row.append(text)
    if row:
        yield row


def _is_level(look: Look) -> bool:
    return look.visible and look.mark is not Mark.ARTIFACT and abs(look.angle) < 0.01


def _from_above(text: Text) -> tuple[float, float]:
    return -text.y, text.x


def _line(row: list[Text]) -> Line:
    size = max([text.look.size for text in row])
    near = _JOINED * size
    words: list[tuple[float, float]] = []
    end = float("-inf")
    for begin, stop in _pieces(row):
        if begin - end < near:
            begin, stop = words.pop()[0], max(stop, end)
        words.append((begin, stop))
        end = stop
    bottom, top = _height(row)
    return Line(tuple(words), Box(words[0][0], bottom, end, top), size, tuple(row))


def _pieces(row: list[Text]) -> list[tuple[float, float]]:
    """Words, or parts of some, each from where to where."""
    pieces = []
    for text in row:
        at = text.x
        pieces += [(at + left, at + right) for left, right in text.words]
    pieces.sort()
    return pieces


def _height(row: list[Text]) -> tuple[float, float]:
    edges = [_edges(text) for text in row]
    return min(edges)[0], max([top for _, top in edges])


def _edges(text: Text) -> tuple[float, float]:
    if text.look.reach is None:
        _, bottom, _, top = text.box
        return bottom, top
    below, above = text.look.reach
    return text.y + below, text.y + above
