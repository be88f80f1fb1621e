"""The numbers of objects in a file."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping

from publish.editions.pdf.objects.objects import Lines, Objects


def numbered(objects: Objects, first: int, outside: Mapping[int, int]) -> Lines:
    """The objects, numbered from ``first`` on; ``outside`` are the numbers of those outside."""

    def filled(text: bytes, gaps: Iterable[int]) -> bytes:
        return text % tuple([first + gap if gap >= 0 else outside[gap] for gap in gaps])

    lines = filled(objects.text, array("i", objects.gaps)).split(b"\n") if objects.text else []
    streams = [(filled(one.entries, one.gaps), one.data) for one in objects.streams]
    return Lines(first, lines, streams)
