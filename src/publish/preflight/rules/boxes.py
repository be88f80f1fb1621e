"""The boxes of the pages: media, bleed, trim (ISO 32000-2, 14.11.2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from publish.preflight.document import Document
from publish.preflight.finding import Finding, found
from publish.preflight.geometry import Box
from publish.preflight.page import PageView
from publish.preflight.places import size
from publish.preflight.requirements import Requirements

_SLACK = 0.1
"""Points: what rounding makes of one size."""


def nested(document: Document, asked: Requirements) -> Iterator[Finding]:
    """The trim lies in the bleed, the bleed in the media."""
    problems: dict[tuple[Box, Box, Box], str] = {}  # most pages have the same boxes
    for page in document.pages:
        boxes = page.trim, page.bleed, page.media
        if boxes not in problems:
            problems[boxes] = _wrong(*boxes)
        if problems[boxes]:
            yield found(page.number, None, problem=problems[boxes])


def _wrong(trim: Box, bleed: Box, media: Box) -> str:
    if min(media.width, media.height) <= 0 or min(trim.width, trim.height) <= 0:
        return "a page box has no size"
    if not bleed.holds(trim, _SLACK):
        return "the trim box reaches out of the bleed box"
    return "" if media.holds(bleed, _SLACK) else "the bleed box reaches out of the media box"


def same(document: Document, asked: Requirements) -> Iterator[Finding]:
    """All pages are as large as most of them are."""
    sizes = [_rounded(page) for page in document.pages]
    if not sizes:
        return
    usual = Counter(sizes).most_common(1)[0][0]
    for page, measured in zip(document.pages, sizes, strict=True):
        if not _alike(measured, usual):
            yield found(page.number, None, size=size(*measured), usual=size(*usual))


def asked_size(document: Document, asked: Requirements) -> Iterator[Finding]:
    """The trim is one that the printer has."""
    for page in document.pages:
        measured = _rounded(page)
        if not asked.offers(*measured):
            nearest = min(asked.trims, key=lambda one: _distance(one, measured), default=measured)
            yield found(page.number, None, size=size(*measured), wanted=size(*nearest))


def bleed(document: Document, asked: Requirements) -> Iterator[Finding]:
    """Where there is bleed, it is as much as the printer wants."""
    if not asked.bleed:
        return
    for page in document.pages:
        beyond = _beyond(page, asked)
        least = min(beyond)
        if max(beyond) > _SLACK and least < asked.bleed - _SLACK:
            yield found(
                page.number,
                None,
                bleed=f"{max(least, 0) / 72:.3f}",
                least=f"{asked.bleed / 72:.3f}",
            )


def _beyond(page: PageView, asked: Requirements) -> list[float]:
    """How far the bleed box reaches beyond the trim, on the sides where bleed is wanted."""
    outer, inner = page.bleed, page.trim
    left, right = inner.x0 - outer.x0, outer.x1 - inner.x1
    sides = [inner.y0 - outer.y0, outer.y1 - inner.y1]
    if asked.bleeds_inside:
        return [*sides, left, right]
    return [*sides, right if page.recto else left]


def reached(document: Document, asked: Requirements) -> Iterator[Finding]:
    """What touches the trim is painted up to the end of the bleed."""
    if not asked.bleed:
        return
    for page in document.pages:
        seen = page.seen
        boxes = [picture.box for picture in seen.pictures]
        boxes += [one.box for one in seen.shapes if one.fill and not one.fill.white]
        for box in boxes:
            if _short(box, page, asked):
                yield found(page.number, box, least=f"{asked.bleed / 72:.3f}")


def _short(box: Box, page: PageView, asked: Requirements) -> bool:
    """Whether it touches a side of the trim, and ends before the bleed does."""
    trim, there = page.trim, max(_beyond(page, asked))
    # Where there is too little bleed, that is said by another rule.
    far = min(asked.bleed or 0.0, there if there > _SLACK else 72.0) - 0.5
    if trim.shared(box) is None:
        return False
    reach = {
        "left": trim.x0 - box.x0,
        "bottom": trim.y0 - box.y0,
        "right": box.x1 - trim.x1,
        "top": box.y1 - trim.y1,
    }
    if not asked.bleeds_inside:
        del reach["left" if page.recto else "right"]
    return any(-0.5 <= beyond < far for beyond in reach.values())


def _rounded(page: PageView) -> tuple[float, float]:
    """The trimmed size as it is looked at."""
    wide, high = round(page.trim.width, 1), round(page.trim.height, 1)
    return (high, wide) if page.turned in (90, 270) else (wide, high)


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _alike(one: tuple[float, float], other: tuple[float, float], slack: float = 0.3) -> bool:
    return abs(one[0] - other[0]) <= slack and abs(one[1] - other[1]) <= slack
