"""Choices that a seed decides: the same on every machine and with every Python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import count
from struct import unpack
from typing import TypeVar

T = TypeVar("T")


class Chooser:
    """A row of choices that depends on its names alone; equal names, equal choices."""

    def __init__(self, *names: object) -> None:
        self.names = names
        self._numbers = _numbers("/".join(map(str, names)).encode())

    def about(self, *names: object) -> Chooser:
        """A chooser of its own, so that more choices here change none there."""
        return Chooser(*self.names, *names)

    def below(self, end: int) -> int:
        """A number from 0 to ``end`` - 1."""
        return next(self._numbers) % end

    def between(self, low: int, high: int) -> int:
        """A number from ``low`` to ``high``, both included."""
        return low + self.below(high - low + 1)

    def chance(self, percent: int) -> bool:
        return self.below(100) < percent

    def pick(self, things: Sequence[T]) -> T:
        return things[self.below(len(things))]


def _numbers(key: bytes) -> Iterator[int]:
    for serial in count():
        yield from unpack("<8Q", blake2b(key + b"#%d" % serial).digest())
