"""Galleys moved to the side on which they begin after all, and inside their bleed."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from publish.diagnostics import Outcome
from publish.editions.pdf.galley import Galley, Wants
from publish.editions.pdf.laid import Anchor, LaidPage
from publish.editions.pdf.margins import Margins
from publish.editions.pdf.pagination import Pagination
from publish.editions.pdf.sides import Side
from publish.editions.pdf.trimming import Boxes, Trimming

Move = tuple[float, float]
"""How far to the right, and how far up, in points."""


@dataclass(frozen=True)
class Settled:
    """What a galley is to become: the side it begins on, and the numbers it has slots for."""

    side: Side
    numbers: tuple[tuple[str, str], ...] = ()


def settled(final: Pagination, wanted: Wants, piece: str) -> Outcome[Settled]:
    """Step: what becomes of a piece's galley; most changes of other pages leave it alone."""
    exact = piece in final.exact
    numbers = ((anchor, final.labels.get(anchor, "")) for anchor in wanted.slots)
    return Outcome(Settled(final.sides[piece], () if exact else tuple(numbers)))


def moved(
    galley: Galley, become: Settled, margins: Margins, trimming: Trimming | None = None
) -> Outcome[Galley]:
    """Step: the galley as it is printed; itself, if it was set for the side it begins on, and
    has neither slots nor bleed."""
    begins, stays = become.side, become.side is galley.setting.side and trimming is None
    moves = () if stays else tuple(_moves(galley, begins, margins, trimming))
    boxes = tuple(_boxes(galley, begins, trimming)) if trimming else ()
    if stays and not become.numbers:
        return Outcome(galley)
    content = _rewritten(galley, become.numbers, moves, boxes)
    if stays:
        return Outcome(replace(galley, content=content))
    pages = tuple(map(_with_anchors, galley.pages, moves))
    setting = replace(galley.setting, side=begins)
    return Outcome(replace(galley, content=content, pages=pages, setting=setting))


def _rewritten(
    galley: Galley,
    numbers: Sequence[tuple[str, str]],
    moves: Sequence[Move],
    boxes: Sequence[Boxes],
) -> bytes:
    """The galley's PDF with these numbers, and moved."""
    # They write PDF, with a library that nobody needs who only plans.
    import pikepdf

    from publish.editions.pdf.filling import fill
    from publish.editions.pdf.shifting import shift

    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(galley.content)) as pdf:
        if numbers:
            fill(pdf, [page.slots for page in galley.pages], numbers)
        if moves:
            shift(pdf, moves, boxes)
        pdf.save(target, deterministic_id=True, fix_metadata_version=False)
    return target.getvalue()


def _sides(first: Side) -> Iterator[Side]:
    while True:
        yield first
        first = first.other


def _moves(
    galley: Galley, begins: Side, margins: Margins, trimming: Trimming | None
) -> Iterator[Move]:
    """How far each page goes: to where its side has the text, and inside its bleed."""
    set_for = galley.setting.side
    for number, (page, side) in enumerate(zip(galley.pages, _sides(set_for), strict=False)):
        crossed = begins is not set_for
        across = margins.shift(page.type, side, first=number == 0) if crossed else 0.0
        printed = side.other if crossed else side
        left, below = (trimming.left(printed), trimming.below) if trimming else (0.0, 0.0)
        yield across + left, below


def _boxes(galley: Galley, begins: Side, trimming: Trimming) -> Iterator[Boxes]:
    for page, side in zip(galley.pages, _sides(begins), strict=False):
        yield trimming.boxes(page.width, page.height, side)


def _with_anchors(page: LaidPage, by: Move) -> LaidPage:
    across, up = by
    anchors = tuple(
        Anchor(name, round(x + across, 3), round(y + up, 3)) for name, x, y in page.anchors
    )
    return replace(page, anchors=anchors)
