"""Text and the edge of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from publish.preflight.document import Document
from publish.preflight.finding import Finding, found
from publish.preflight.geometry import Box
from publish.preflight.page import PageView
from publish.preflight.painted import Text
from publish.preflight.places import inches
from publish.preflight.requirements import Requirements

_SLACK = 0.5
"""Points: letters reach about so far into the room around them."""

_FAR = 1e6
"""Points: further than any page is wide."""


def cut(document: Document, asked: Requirements) -> Iterator[Finding]:
    """No text runs over the trim, off the page, or out of the box that it stands in."""
    for page in document.pages:
        for text in page.painted.texts if _doubtful(page) else ():
            problem = _lost(text, page) if text.look.visible else ""
            if problem:
                yield found(page.number, text.box, problem=problem)


def _doubtful(page: PageView) -> bool:
    """Whether some text may be cut: not if all of it stands well inside of what shows it."""
    trim, media = page.trim, page.media
    return page.seen.has_text(
        lambda kind: not all(area.holds(kind.box, 0.0) for area in (trim, media, kind.clip))
    )


def _lost(text: Text, page: PageView) -> str:
    box, trim = text.box, page.trim
    if page.media.shared(box) is None:
        return "text stands off the page and is not printed"
    # Beside the trim there may be crop marks and the printer's notes.
    if trim.shared(box) is not None and not trim.holds(box, _SLACK):
        return "text is cut off at the edge of the page"
    clip, high = text.look.clip, 0.3 * text.look.size
    if clip.shared(box) is None or not clip.grown(1.0, high, 1.0, high).holds(box):
        return "text is cut off by the box that it stands in"
    return ""


def margins(document: Document, asked: Requirements) -> Iterator[Finding]:
    """Text keeps the printer's distance from the trim."""
    gutter = asked.gutter(len(document.pages))
    for page in document.pages if asked.margin else ():
        bleeding = page.bleed.width > page.trim.width + _SLACK
        least = (asked.bleeding_margin if bleeding else None) or asked.margin or 0.0
        safe = page.trim.grown(-least, -least, -least, -least)
        if gutter is not None:
            safe = _without_inner(safe, page)
        for text in _inside(page, partial(_reaches_out, safe)):
            yield found(page.number, text.box, least=inches(least))


def gutter(document: Document, asked: Requirements) -> Iterator[Finding]:
    """Text keeps away from the spine, the further the thicker the book is."""
    least = asked.gutter(len(document.pages))
    if least is None:
        return
    for page in document.pages:
        edge = page.trim.x0 + least if page.recto else page.trim.x1 - least
        safe = Box(edge, -_FAR, _FAR, _FAR) if page.recto else Box(-_FAR, -_FAR, edge, _FAR)
        for text in _inside(page, partial(_reaches_out, safe)):
            box, trim = text.box, page.trim
            distance = box.x0 - trim.x0 if page.recto else trim.x1 - box.x1
            yield found(page.number, box, distance=inches(max(distance, 0)), least=inches(least))


def _reaches_out(safe: Box, box: Box) -> bool:
    return not safe.holds(box, _SLACK)


def _without_inner(safe: Box, page: PageView) -> Box:
    """The same area, open to the spine."""
    trim = page.trim
    if page.recto:
        return Box(trim.x0 - 72, safe.y0, safe.x1, safe.y1)
    return Box(safe.x0, safe.y0, trim.x1 + 72, safe.y1)


def _inside(page: PageView, doubtful: Callable[[Box], bool]) -> Iterator[Text]:
    """The visible text that is not beside the page, where its box is doubtful."""
    if not page.seen.has_text(lambda kind: doubtful(kind.box)):
        return
    for text in page.painted.texts:
        if text.look.visible and doubtful(text.box) and page.trim.shared(text.box) is not None:
            yield text
