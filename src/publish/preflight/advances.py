"""How far strings go that are written in hexadecimal digits, with the numbers after them."""

from __future__ import annotations

import re
from array import array
from binascii import unhexlify
from collections.abc import Iterable, Mapping
from sys import byteorder

GAP = 0.15
"""Ems: letters so far apart belong to two words, though the file has no space between them."""
_NUMBER = re.compile(rb"\s*+[-+.\d]*+\s*+")
_SWAPPED = byteorder == "little"
_MOST = 20_000
"""Strings that are kept in mind: more are no use, since few of them come again."""


class _Widths(dict[int, float]):
    """How wide each code is, whether the font says it or not."""

    def __init__(self, widths: Mapping[int, float], default: float) -> None:
        super().__init__(widths)
        self._default = default

    def __missing__(self, code: int) -> float:
        return self._default


class Advances(dict[bytes, float]):
    """String → how far it goes, in ems; what is asked for is measured, and mostly kept.

    A string is written without its first mark: ``00410042>-12``, ``00410042>`` or nothing. Raises
    KeyError for one that is written otherwise, that has something special in it, a blank or what
    the font lacks, or after which there is a gap.
    """

    def __init__(
        self, widths: Mapping[int, float], default: float, special: frozenset[int], two_bytes: bool
    ) -> None:
        super().__init__({b"": 0.0})
        self._width, self._special = _Widths(widths, default).__getitem__, special
        self._two_bytes = two_bytes
        self._kerns: dict[bytes, float] = {b"": 0.0}

    def __missing__(self, written: bytes) -> float:
        digits, end, number = written.partition(b">")
        try:
            codes = self._codes(unhexlify(digits))
            kern = self._kern(number)
        except ValueError:
            raise KeyError(written) from None
        if not (end and digits) or kern < -GAP or not self._special.isdisjoint(codes):
            raise KeyError(written)
        advance = sum(map(self._width, codes)) - kern
        if len(self) < _MOST:
            self[written] = advance
        return advance

    def kern(self, written: bytes) -> float:
        """By how much what follows the string comes nearer, in ems."""
        return 0.0 if written.endswith(b">") else self._kern(written.partition(b">")[2])

    def _codes(self, shown: bytes) -> Iterable[int]:
        if not self._two_bytes:
            return shown
        codes = array("H", shown)
        if _SWAPPED:
            codes.byteswap()
        return codes

    def _kern(self, number: bytes) -> float:
        """Of a number after a string. Raises ValueError where it is none."""
        if number not in self._kerns:
            if _NUMBER.fullmatch(number) is None:
                raise ValueError(number)
            self._kerns[number] = float(number) / 1000
        return self._kerns[number]
