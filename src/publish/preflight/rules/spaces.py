"""Word spaces of justified lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from publish.preflight.document import Document
from publish.preflight.finding import Finding
from publish.preflight.geometry import Box
from publish.preflight.painted import Mark, Text
from publish.preflight.requirements import Requirements

WIDEST = 2.0
"""So many times its normal width a space may be."""
_BASELINE = 0.6
"""Points: text that stands higher or lower by more is another line."""
_JOINED = 0.1
"""Ems: pieces nearer to one another are one word."""
_FLUSH = 1.0
"""Points: so exactly the lines of a justified paragraph end below one another."""
_ALIGNED = 0.3
"""Points: what begins or ends so near to the same place stands in one column."""
_EVEN = 0.15
"""Spaces of a justified line differ by this share at most, most of them."""
_USUAL = 0.25
"""Ems: a word space of a font that has none of its own."""
_DOT = 0.5
"""Ems: where most “words” are narrower, they are leaders or figures."""


@dataclass(frozen=True)
class Line:
    """Words on one baseline, from the left; lengths in points."""

    words: tuple[tuple[float, float], ...]
    box: Box
    size: float
    normal: float

    @property
    def spaces(self) -> list[float]:
        return [after[0] - before[1] for before, after in pairwise(self.words)]


def loose(document: Document, asked: Requirements) -> Iterator[Finding]:
    """No line's words stand more than twice as far apart as they should."""
    for page in document.pages if asked.measure_spaces else ():
        rows = list(lines(page.painted.texts))
        for number, line in enumerate(rows):
            times = looseness(line)
            beside = rows[max(0, number - 1) : number] + rows[number + 1 : number + 2]
            if times > WIDEST and _justified(line, rows) and not _tabular(line, beside):
                yield Finding(page.number, line.box, {"times": f"{times:.1f}"}, alone=True)


def _justified(line: Line, rows: Sequence[Line]) -> bool:
    """Whether two other lines end just where this one does: a column, not a row of a table."""
    right = line.box.x1
    return sum(abs(other.box.x1 - right) < _FLUSH for other in rows) > 2


def _tabular(line: Line, beside: Sequence[Line]) -> bool:
    """Whether its words stand below or above others, as in the columns of a table."""
    edges = [edge for other in beside for word in other.words for edge in word]
    inner = line.words[1:]
    aligned = sum(any(abs(edge - side) < _ALIGNED for edge in edges for side in w) for w in inner)
    return 3 * aligned >= 2 * len(inner)


def looseness(line: Line) -> float:
    """How many times its normal width the word space of a justified line is; 0 of other lines."""
    spaces = line.spaces
    if len(spaces) < 2:
        return 0.0
    widths = [stop - begin for begin, stop in line.words]
    middle = median(spaces)
    even = sum(abs(space - middle) <= _EVEN * middle for space in spaces)
    if even < 2 * len(spaces) / 3 or median(widths) < _DOT * line.size:
        return 0.0
    return middle / line.normal


def lines(texts: Iterable[Text]) -> Iterator[Line]:
    """The lines of running text on a page that are not turned."""
    level = [t for t in texts if t.visible and t.mark is not Mark.ARTIFACT and abs(t.angle) < 0.01]
    level.sort(key=lambda text: (-text.start[1], text.start[0]))
    row: list[Text] = []
    for text in level:
        if row and abs(text.start[1] - row[0].start[1]) > _BASELINE:
            yield _line(row)
            row = []
        row.append(text)
    if row:
        yield _line(row)


def _line(row: list[Text]) -> Line:
    size = max(text.size for text in row)
    pieces = sorted(
        (text.start[0] + begin, text.start[0] + stop) for text in row for begin, stop in text.words
    )
    words: list[tuple[float, float]] = []
    for begin, stop in pieces:
        if words and begin - words[-1][1] < _JOINED * size:
            words[-1] = (words[-1][0], max(stop, words[-1][1]))
        else:
            words.append((begin, stop))
    spaces = [t.font.space * t.size for t in row if t.font.space]
    bottom, top = min(t.box.y0 for t in row), max(t.box.y1 for t in row)
    box = Box(words[0][0], bottom, words[-1][1], top)
    # Some fonts have spaces so narrow that twice as much is what others begin with.
    normal = max(median(spaces), _USUAL * size) if spaces else _USUAL * size
    return Line(tuple(words), box, size, normal)
