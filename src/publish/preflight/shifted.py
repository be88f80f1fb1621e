"""What was seen of a page, when the page has been shifted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from publish.preflight.geometry import Box
from publish.preflight.painted import Picture, Shape
from publish.preflight.seen import Seen

Shift = tuple[float, float]
"""To the right, and up, in points."""
Drawn = TypeVar("Drawn", Picture, Shape)
_SAME = 0.001
"""Points: what lies nearer to an edge is at it."""


def shifted(seen: Seen, by: Shift, media: Box, now: Box) -> Seen | None:
    """What is seen of a page, of which all was in ``media``, and is in ``now``.

    None if that cannot be told, since something ended at the edge of the page.
    """
    if by == (0.0, 0.0) and media == now:
        return seen
    if not _alike(media.moved(*by), now) and any(_touches(box, media) for box in _cut(seen, media)):
        return None
    clips = {clip: _within(clip, by, media, now) for clip in {kind.clip for kind in seen.kinds}}
    if None in clips.values():
        return None
    kinds = tuple(
        kind._replace(box=kind.box.moved(*by), clip=clip)
        for kind in seen.kinds
        if (clip := clips[kind.clip])
    )
    return Seen(
        kinds,
        seen.rows.moved(*by),
        tuple(_within_page(seen.pictures, by, now)),
        tuple(_within_page(seen.shapes, by, now)),
        seen.see_through,
        seen.problems,
    )


def _alike(one: Box, other: Box) -> bool:
    return all(abs(a - b) < _SAME for a, b in zip(one, other, strict=True))


def _cut(seen: Seen, media: Box) -> Iterator[Box]:
    """What may have been cut off at the edge of the page."""
    yield from (one.box for one in seen.pictures)
    yield from (one.box for one in seen.shapes)
    yield from (kind.clip for kind in seen.kinds if kind.clip != media)


def _touches(box: Box, media: Box) -> bool:
    return not media.holds(box, -_SAME)


def _within(clip: Box, by: Shift, media: Box, now: Box) -> Box | None:
    return now if clip == media else clip.moved(*by).shared(now)


def _within_page(drawn: Iterable[Drawn], by: Shift, now: Box) -> Iterator[Drawn]:
    for one in drawn:
        box = one.box.moved(*by).shared(now)
        if box is not None:
            yield one._replace(box=box)
