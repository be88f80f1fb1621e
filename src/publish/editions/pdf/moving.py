"""Gatherings as they are printed: on their side, inside their bleed, with the numbers of pages.

Where galleys can be moved to the other side (`margins`), they are laid out for a right-hand page,
and shifted when it turns out that they begin on the left. Nothing is laid out for that, nor is any
PDF read.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from publish.diagnostics import Outcome
from publish.editions.pdf import slots
from publish.editions.pdf.galley import Setting, Wants
from publish.editions.pdf.gathering import Face, Gathering, Leaf, Loose, Tags
from publish.editions.pdf.laid import Anchor, LaidPage
from publish.editions.pdf.margins import Margins
from publish.editions.pdf.objects import Objects, Stream
from publish.editions.pdf.pagination import Pagination
from publish.editions.pdf.sides import Side
from publish.editions.pdf.trimming import Trimming, boxes_written

Move = tuple[float, float]
"""How far to the right, and how far up, in points."""


@dataclass(frozen=True)
class Settled:
    """What a galley is to become: the side it begins on, and the numbers it has slots for."""

    side: Side
    numbers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Placed:
    """A gathering as it is printed; see `Gathering`."""

    objects: Objects
    pages: tuple[Leaf, ...]
    tags: Tags | None
    names: tuple[tuple[bytes, int, bytes], ...]
    """Of each anchor its name, its page, and the entry of both, with a gap for the page."""
    targets: tuple[tuple[str, bytes], ...]
    faces: tuple[Face, ...]
    setting: Setting


def settled(final: Pagination, wanted: Wants, piece: str) -> Outcome[Settled]:
    """Step: what becomes of a piece's galley; most changes of other pages leave it alone."""
    exact = piece in final.exact
    numbers = ((anchor, final.labels.get(anchor, "")) for anchor in wanted.slots)
    return Outcome(Settled(final.sides[piece], () if exact else tuple(numbers)))


def moved(
    gathering: Gathering, become: Settled, margins: Margins, trimming: Trimming | None = None
) -> Outcome[Placed]:
    """Step: the gathering as it is printed."""
    from publish.editions.pdf import destinations  # it needs a library that takes time to load

    moves = tuple(_moves(gathering, become.side, margins, trimming))
    labels = dict(become.numbers)
    laid = [_laid(page, move) for page, move in zip(gathering.laid, moves, strict=True)]
    return Outcome(
        Placed(
            _finished(gathering, moves, labels),
            tuple(_leaves(gathering, moves, become.side, trimming)),
            gathering.tags,
            tuple(destinations.names(laid)),
            gathering.targets,
            gathering.faces,
            replace(gathering.setting, side=become.side),
        )
    )


def _sides(first: Side) -> Iterator[Side]:
    while True:
        yield first
        first = first.other


def _moves(
    gathering: Gathering, begins: Side, margins: Margins, trimming: Trimming | None
) -> Iterator[Move]:
    """How far each page goes: to where its side has the text, and inside its bleed."""
    set_for = gathering.setting.side
    for number, (page, side) in enumerate(zip(gathering.laid, _sides(set_for), strict=False)):
        crossed = begins is not set_for
        across = margins.shift(page.type, side, first=number == 0) if crossed else 0.0
        printed = side.other if crossed else side
        left, below = (trimming.left(printed), trimming.below) if trimming else (0.0, 0.0)
        yield across + left, below


def _laid(page: LaidPage, by: Move) -> LaidPage:
    across, up = by
    anchors = (Anchor(name, x + across, y + up) for name, x, y in page.anchors)
    return replace(page, anchors=tuple(anchors)) if any(by) else page


def _leaves(
    gathering: Gathering, moves: Iterable[Move], begins: Side, trimming: Trimming | None
) -> Iterator[Leaf]:
    pages = zip(gathering.pages, gathering.laid, moves, _sides(begins), strict=False)
    for leaf, page, move, side in pages:
        if trimming is None:
            yield replace(leaf, moved=move)
            continue
        boxes = trimming.boxes(page.width, page.height, side)
        left, below, _, _ = boxes[1]
        yield replace(leaf, moved=move, corner=(left, below), boxes=boxes_written(boxes))


def _finished(gathering: Gathering, moves: Sequence[Move], labels: Mapping[str, str]) -> Objects:
    """The objects with their ends, and with the numbers that their pages print."""
    objects = gathering.objects
    lines, streams = objects.text.split(b"\n"), list(objects.streams)
    first_stream = objects.lines
    for loose in gathering.loose:
        end, at = _end(loose, moves[loose.page], labels), loose.object - first_stream
        if at < 0:
            lines[loose.object] += end
        else:
            streams[at] = replace(streams[at], entries=streams[at].entries + end)
    for leaf, page in zip(gathering.pages, gathering.laid, strict=True):
        if page.slots:
            for place in leaf.contents:
                at = place - first_stream
                streams[at] = _filled(streams[at], labels)
    return Objects(b"\n".join(lines), objects.gaps, tuple(streams))


def _end(loose: Loose, by: Move, labels: Mapping[str, str]) -> bytes:
    across, up = by
    if len(loose.box) == len("abcdef"):
        *turned, x, y = loose.box
        numbers = (*turned, x + across, y + up)
    else:
        left, bottom, right, top = loose.box
        numbers = (left + across, bottom + up, right + across, top + up)
    end = b"%b[%b]%b" % (loose.opening, b" ".join(map(_number, numbers)), loose.closing)
    return _said(slots.fill_words(loose.said, labels)) + end if loose.said else end


def _number(value: float) -> bytes:
    return f"{value:.5f}".rstrip("0").rstrip(".").encode() or b"0"


def _said(words: str) -> bytes:
    from pikepdf import String

    return b"/Contents" + String(words).unparse().replace(b"%", b"%%")


def _filled(stream: Stream, labels: Mapping[str, str]) -> Stream:
    """A page's content with the numbers in it; `gathering` has packed it."""
    content = zlib.decompress(stream.data)
    filled = slots.fill(content, labels, slots.FILLED)
    return stream if filled == content else replace(stream, data=zlib.compress(filled))
