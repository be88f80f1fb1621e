"""Lines that are longer than the others of their column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from publish.preflight.document import Document, PageView
from publish.preflight.finding import Finding
from publish.preflight.lines import Row
from publish.preflight.requirements import Requirements

_COLUMN = 8
"""So many lines that begin and end at the same points make a column."""
_INDENT = 36.0
"""Points: a line of the column begins within so much of its left edge."""
_HANGING = 0.6
"""Ems: stops and hyphens may hang into the margin."""


def overfull(document: Document, asked: Requirements) -> Iterator[Finding]:
    """No line runs over the edge of its column, as TeX calls overfull.

    On a page of little but quotations, lines of the text run further than most, but no further
    than those of other pages.
    """
    rows_of = {page: page.seen.rows for page in document.pages}
    usual = {side: _edges(rows_of, recto=side) for side in (True, False)}
    for page, rows in rows_of.items():
        column = _column(rows)
        if column is None:
            continue
        left, right = column
        for line in rows:
            beyond = line.x1 - right
            begins = left - 1.0 <= line.x0 <= left + _INDENT
            if round(line.x1) in usual[page.recto]:
                continue
            if begins and beyond > _HANGING * line.size and line.running:
                yield Finding(page.number, line.box, {"beyond": f"{beyond:.0f}"}, alone=True)


def _edges(rows: Mapping[PageView, Sequence[Row]], *, recto: bool) -> frozenset[int]:
    """Where many lines end on right-hand or left-hand pages, in points from the left."""
    of_side = (line for page, lines_ in rows.items() if page.recto is recto for line in lines_)
    ends = Counter(round(line.x1) for line in of_side if line.running)
    return frozenset(end for end, count in ends.items() if count >= _COLUMN)


def _column(rows: Sequence[Row]) -> tuple[float, float] | None:
    """Left and right edge of the text that stands justified on a page; None without any.

    The rows of a table begin and end at the same points, too, and are no column of text.
    """
    running = (line for line in rows if line.running)
    edges = Counter((round(line.x0), round(line.x1)) for line in running)
    usual, count = max(edges.items(), key=lambda item: (item[1], item[0]), default=((0, 0), 0))
    return (float(usual[0]), float(usual[1])) if count >= _COLUMN else None
