"""Pages of a book that were read before they were bound.

A page is known if what it has is what was read, byte for byte, but for numbers of pages that were
put into it, and for what stands around it: ``q``, maybe with a shift, before it, and as many ``Q``
after it, so that nothing of it is left over for what follows. That is laid over it, and is read
anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from publish.preflight.geometry import Box
from publish.preflight.reuse import Known, digest, unnumbered
from publish.preflight.seen import Seen
from publish.preflight.shifted import Shift, shifted

_OPENS = re.compile(rb"\s*q(?:\s+1 0 0 1 ([-+.\d]+) ([-+.\d]+) cm)?\s*")
_CLOSES = re.compile(rb"\s*+(?:Q(?!\S)\s*+)*+")


@dataclass(frozen=True)
class Laid:
    """A stream that is laid over a page, and what it holds."""

    stream: Any
    source: bytes


@dataclass(frozen=True)
class Found:
    """What was seen of a page before it was bound, and what has been laid over it since."""

    seen: Seen
    over: Laid | None = None


class Bound:
    """The pages of one file; streams that pages share are looked at once."""

    def __init__(self) -> None:
        self._digests: dict[tuple[int, int], bytes] = {}
        self._sources: dict[tuple[int, int], bytes] = {}

    def found(self, every: Sequence[Any], media: Box, known: Known) -> Found | None:
        """What is known of a page with these streams; None if it is another page."""
        at = self._place(every, known)
        if at is None:
            return None
        opened = self._opened(every[:at])
        closed = self._closed(every[at + len(known.streams) :])
        if opened is None or closed is None or opened[0] != closed[0]:
            return None
        depth, by = opened
        if not depth and closed[1]:
            return None
        seen = shifted(known.seen, by, known.media, media)
        return None if seen is None else Found(seen, closed[1])

    def _place(self, every: Sequence[Any], known: Known) -> int | None:
        """Which of the page's streams is the first of those that are known."""
        wanted = known.streams
        if known.numbered:
            found = (sha256(unnumbered(one.read_bytes())).digest() for one in every)
            return next((at for at, one in enumerate(found) if (one,) == wanted), None)
        for at in range(len(every) - len(wanted) + 1):
            if all(self._digest(every[at + n]) == one for n, one in enumerate(wanted)):
                return at
        return None

    def _opened(self, before: Sequence[Any]) -> tuple[int, Shift] | None:
        """How many states are kept before the page, and how far it is moved meanwhile."""
        across, up = 0.0, 0.0
        for stream in before:
            opens = _OPENS.fullmatch(self._source(stream))
            if opens is None:
                return None
            across, up = across + float(opens[1] or 0), up + float(opens[2] or 0)
        return len(before), (across, up)

    def _closed(self, after: Sequence[Any]) -> tuple[int, Laid | None] | None:
        """How many states are brought back after the page, and what comes then."""
        count = 0
        for number, stream in enumerate(after, start=1):
            source = self._source(stream)
            closes = _CLOSES.match(source)
            count += closes[0].count(b"Q") if closes else 0
            if closes is None or closes.end() < len(source):
                return (count, Laid(stream, source)) if number == len(after) else None
        return count, None

    def _digest(self, stream: Any) -> bytes:
        key = stream.objgen
        if key not in self._digests:
            self._digests[key] = digest(stream)
        return self._digests[key]

    def _source(self, stream: Any) -> bytes:
        key = stream.objgen
        if key not in self._sources:
            self._sources[key] = stream.read_bytes()
        return self._sources[key]
