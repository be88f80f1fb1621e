"""Word spaces of justified lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from publish.preflight.document import Document
from publish.preflight.finding import Finding
from publish.preflight.lines import Line, lines
from publish.preflight.requirements import Requirements

WIDEST = 2.0
"""So many times its normal width a space may be."""
_FLUSH = 1.0
"""Points: so exactly the lines of a justified paragraph end below one another."""
_ALIGNED = 0.3
"""Points: what begins or ends so near to the same place stands in one column."""
_EVEN = 0.15
"""Spaces of a justified line differ by this share at most, most of them."""
_DOT = 0.5
"""Ems: where most “words” are narrower, they are leaders or figures."""


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
