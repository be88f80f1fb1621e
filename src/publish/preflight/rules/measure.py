"""Lines that are longer than the others of their column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from publish.preflight.document import Document
from publish.preflight.finding import Finding
from publish.preflight.page import PageView
from publish.preflight.requirements import Requirements

_COLUMN = 8
"""So many lines that begin and end at the same points make a column."""
_INDENT = 36.0
"""Points: a line of the column begins within so much of its left edge."""
_HANGING = 0.6
"""Ems: stops and hyphens may hang into the margin."""
Ends = tuple[int, int]
"""Where a line begins and where it ends, in points from the left."""


def overfull(document: Document, asked: Requirements) -> Iterator[Finding]:
    """No line runs over the edge of its column, as TeX calls overfull.

    On a page of little but quotations, lines of the text run further than most, but no further
    than those of other pages.
    """
    ends_of = {page: Counter(page.seen.rows.ends()) for page in document.pages}
    usual = {side: _edges(ends_of, recto=side) for side in (True, False)}
    for page, ends in ends_of.items():
        column = _column(ends)
        if column is None:
            continue
        left, right = column
        if all(end < right or end in usual[page.recto] for _, end in ends):
            continue
        for line in page.seen.rows:
            beyond = line.x1 - right
            begins = left - 1.0 <= line.x0 <= left + _INDENT
            if round(line.x1) in usual[page.recto]:
                continue
            if begins and beyond > _HANGING * line.size and line.running:
                yield Finding(page.number, line.box, {"beyond": f"{beyond:.0f}"}, alone=True)


def _edges(ends_of: Mapping[PageView, Counter[Ends]], *, recto: bool) -> frozenset[int]:
    """Where many lines end on right-hand or left-hand pages, in points from the left."""
    counted: Counter[int] = Counter()
    for page, ends in ends_of.items():
        if page.recto is recto:
            for (_, end), count in ends.items():
                counted[end] += count
    return frozenset(end for end, count in counted.items() if count >= _COLUMN)


def _column(ends: Counter[Ends]) -> tuple[float, float] | None:
    """Left and right edge of the text that stands justified on a page; None without any.

    The rows of a table begin and end at the same points, too, and are no column of text.
    """
    usual, count = max(ends.items(), key=lambda item: (item[1], item[0]), default=((0, 0), 0))
    return (float(usual[0]), float(usual[1])) if count >= _COLUMN else None
