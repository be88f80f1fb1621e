"""Objects without numbers, and with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Stream:
    """A stream: its dictionary, without its length and its end, and its data as they are packed.

    ``gaps`` are as in `Objects`.
    """

    entries: bytes
    gaps: tuple[int, ...]
    data: bytes


@dataclass(frozen=True)
class Objects:
    """Objects that know one another by their places: lines from 0 on, then streams.

    Each line of ``text`` is an object; ``%d`` stands in it for each number of an object, and
    ``gaps`` has these as 32-bit integers: a place, or a negative number for an object outside.
    """

    text: bytes
    gaps: bytes
    streams: tuple[Stream, ...]

    @property
    def lines(self) -> int:
        """How many objects are no streams."""
        return self.text.count(b"\n") + 1 if self.text else 0

    @property
    def count(self) -> int:
        return self.lines + len(self.streams)


@dataclass(frozen=True)
class Lines:
    """Objects with their numbers in them, of which the first is ``first``.

    Of a stream there are its dictionary without its length and its end, and its data.
    """

    first: int
    lines: list[bytes]
    streams: Sequence[tuple[bytes, bytes]] = ()
