"""Pages whose text goes further down than that of the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from publish.preflight.document import Document
from publish.preflight.finding import Finding
from publish.preflight.geometry import Box
from publish.preflight.page import PageView
from publish.preflight.requirements import Requirements

_PAGE = 8
"""So many lines make a page of text: a title or the end of a chapter is none."""
_FULL = 12
"""So many pages must be full, but for a line, before one of them can be fuller."""
_NEAR = 4
"""So many pages that end within half a line show where pages end."""
_SAME = 1.0
"""Points: even two pages that end so near to one another show it."""
_APART = 2.0
"""Lines: what stands further below the others is no text but a running foot or a folio."""


@dataclass(frozen=True)
class _Bottom:
    """The last line of a page of text, and how far its lines are apart, in points."""

    page: PageView
    box: Box
    leading: float


def overfull(document: Document, asked: Requirements) -> Iterator[Finding]:
    """No page's text goes further down than that of others, by over half a line.

    Left-hand and right-hand pages are as high as one another, since their lines back up. As
    long as few pages are full nobody can tell how high that is, and nothing is said.
    """
    alike: defaultdict[tuple[int, int, int], list[_Bottom]] = defaultdict(list)
    for page in document.pages:
        bottom = _bottom(page)
        if bottom is not None:
            size = round(page.trim.width), round(page.trim.height), page.turned
            alike[size].append(bottom)
    for bottoms in alike.values():
        half = 0.5 * median(bottom.leading for bottom in bottoms)
        foot = _foot([bottom.box.y0 for bottom in bottoms], half)
        for bottom in bottoms:
            below = foot - bottom.box.y0
            if below > max(half, 0.5 * bottom.leading):
                details = {"below": f"{below:.0f}"}
                yield Finding(bottom.page.number, bottom.box, details, alone=True)


def _bottom(page: PageView) -> _Bottom | None:
    """Where the text of a page ends; None where there is little on it."""
    rows = page.seen.rows
    lines = [number for number, words in enumerate(rows.words) if words > 2]
    if len(lines) < _PAGE:
        return None
    bottoms = [rows.y0[number] for number in lines]
    apart = [before - after for before, after in pairwise(bottoms)]
    leading = median(apart)
    last = lines[_last(apart, leading)]
    return _Bottom(page, rows.box(last), leading)


def _last(apart: Sequence[float], leading: float) -> int:
    """The number of the last line that does not stand apart; ``apart`` is each from the next."""
    near = (n for n in range(len(apart), 0, -1) if apart[n - 1] <= _APART * leading)
    return next(near, 0)


def _foot(heights: Sequence[float], half: float) -> float:
    """The least height at which several pages end; the least of all where few are full."""
    least = min(heights)
    for height in sorted(heights):
        above = [other - height for other in heights if other >= height]
        same, near = sum(h <= _SAME for h in above), sum(h <= half for h in above)
        if same > 1 or near >= _NEAR:
            return height if sum(h <= 3 * half for h in above) >= _FULL else least
    return least
