"""Galleys moved to the side on which they begin after all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from publish.diagnostics import Outcome
from publish.editions.pdf.galley import Galley
from publish.editions.pdf.margins import Margins
from publish.editions.pdf.pagination import Pagination
from publish.editions.pdf.sides import Side

if TYPE_CHECKING:
    from publish.editions.pdf.weasy import LaidPage


def side_of(final: Pagination, piece: str) -> Outcome[Side]:
    """Step: the side on which a piece begins; most changes of other pages leave it alone."""
    return Outcome(final.sides[piece])


def moved(galley: Galley, begins: Side, margins: Margins) -> Outcome[Galley]:
    """Step: the galley as it is printed; itself, if it was set for the side it begins on."""
    from publish.editions.pdf.shifting import shifted  # pikepdf is not for who only plans

    side = galley.setting.side
    if begins is side:
        return Outcome(galley)
    shifts = []
    for number, page in enumerate(galley.pages):
        shifts.append(margins.shift(page.type, side, first=number == 0))
        side = side.other
    pages = tuple(map(_with_anchors, galley.pages, shifts))
    setting = replace(galley.setting, side=begins)
    content = shifted(galley.content, shifts)
    return Outcome(replace(galley, content=content, pages=pages, setting=setting))


def _with_anchors(page: LaidPage, by: float) -> LaidPage:
    anchors = tuple(replace(anchor, x=round(anchor.x + by, 3)) for anchor in page.anchors)
    return replace(page, anchors=anchors)
