"""Where something is, in words."""

from __future__ import annotations

from collections.abc import Sequence

from publish.preflight.geometry import Box
from publish.preflight.page import PageView

_INCH = 72.0


def inches(points: float) -> str:
    """A length: ``3.1``, ``0.125``; no more digits than it has."""
    return f"{points / _INCH:.3f}".rstrip("0").rstrip(".")


def size(width: float, height: float) -> str:
    """``6 × 9 in``"""
    return f"{inches(width)} × {inches(height)} in"


def page_name(page: PageView) -> str:
    """``page 12``, with the number printed on it where that is another: ``(label iv)``."""
    label = f" (label {page.label})" if page.label != str(page.number) else ""
    return f"page {page.number}{label}"


def page_names(pages: Sequence[PageView]) -> str:
    """``pages 3, 5–9 and 12``"""
    if len(pages) == 1:
        return page_name(pages[0])
    runs: list[list[int]] = []
    for number in sorted(page.number for page in pages):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    *most, last = words
    return f"pages {' and '.join(filter(None, (', '.join(most), last)))}"


def spot(page: PageView, box: Box) -> str:
    """How far the box is from the left and from the top of the trimmed page."""
    left, top = _from_corner(page, box)
    return (
        f"{max(left, 0) / _INCH:.1f} in from the left and {max(top, 0) / _INCH:.1f} in from the top"
    )


def _from_corner(page: PageView, box: Box) -> tuple[float, float]:
    """Of the page as it is looked at, which may be turned."""
    trim = page.trim
    return {
        90: (box.y0 - trim.y0, box.x0 - trim.x0),
        180: (trim.x1 - box.x1, box.y0 - trim.y0),
        270: (trim.y1 - box.y1, trim.x1 - box.x1),
    }.get(page.turned, (box.x0 - trim.x0, trim.y1 - box.y1))
