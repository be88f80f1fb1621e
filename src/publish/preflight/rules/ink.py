"""How much ink comes to one place: too much does not dry, and sets off on the next sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageChops

from publish.preflight import ghostscript
from publish.preflight.colours import Family
from publish.preflight.document import Document
from publish.preflight.finding import Finding, found
from publish.preflight.geometry import Box
from publish.preflight.page import PageView
from publish.preflight.requirements import Requirements

_SPOT = 16
"""Dots: less than a square of four points is an edge, not an area."""
_FULL = 400 / 255
"""Per cent of ink of one step of a quarter of all four."""


def coverage(document: Document, asked: Requirements) -> Iterator[Finding]:
    """No place has more ink than the paper takes.

    Raises MissingError where that cannot be measured.
    """
    if asked.ink is None:
        return
    pages = [page.number for page in document.pages if _doubtful(page, asked.ink)]
    for number, rendered in ghostscript.separations(document.content, pages) if pages else ():
        page = document.pages[number - 1]
        worst, box = _worst(rendered, page, asked.ink)
        if box is not None:
            yield found(number, box, ink=f"{worst:.0f}", most=f"{asked.ink:.0f}")


def _doubtful(page: PageView, most: float) -> bool:
    """Whether it has anything that may have so much ink; a text page in black has not."""
    seen = page.seen
    if seen.see_through or seen.problems:
        return True
    colours = [kind.fill for kind in seen.kinds if kind.visible]
    colours += [c for shape in seen.shapes for c in (shape.fill, shape.stroke) if c]
    families = (Family.GREY, Family.CMYK)
    if any(c.space.family not in families or c.ink > most for c in colours):
        return True
    return any(picture.space.family is not Family.GREY for picture in seen.pictures)


def _worst(rendered: Path, page: PageView, most: float) -> tuple[float, Box | None]:
    """The most ink on the page, and around what has too much; None if nothing has."""
    with Image.open(rendered) as image:
        cyan, magenta, yellow, black = image.convert("CMYK").split()
    colours = ImageChops.add(cyan, magenta, scale=2), ImageChops.add(yellow, black, scale=2)
    quarter = ImageChops.add(*colours, scale=2)
    limit = int(most / _FULL) + 1
    over = quarter.point([255 * (value > limit) for value in range(256)])
    area = over.getbbox()
    if area is None or over.histogram()[255] < _SPOT:
        return 0.0, None
    unit, whole = 72 / ghostscript.DPI, page.bleed
    left, upper, right, lower = (length * unit for length in area)
    box = Box(whole.x0 + left, whole.y1 - lower, whole.x0 + right, whole.y1 - upper)
    most_of_all = max(value for value, dots in enumerate(quarter.histogram()) if dots)
    return most_of_all * _FULL, box
