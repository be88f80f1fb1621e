"""How far strings go that are written in hexadecimal digits, with the numbers between them."""

from __future__ import annotations

from array import array
from binascii import unhexlify
from collections.abc import Iterable, Mapping
from sys import byteorder

GAP = 0.15
"""Ems: letters so far apart belong to two words, though the file has no space between them."""
_NUMERIC = b"+-.0123456789 \t\r\n\f"
_INSIDE = _NUMERIC + b"abcdefABCDEF"
_SWAPPED = byteorder == "little"
_MOST = 20_000
"""Words that are kept in mind: more are no use, since few of them come again."""


class Widths(dict[int, float]):
    """How wide each code is, whether the font says it or not."""

    def __init__(self, widths: Mapping[int, float], default: float) -> None:
        super().__init__(widths)
        self._default = default

    def __missing__(self, code: int) -> float:
        return self._default


class Advances(dict[bytes, float]):
    """Word → how far it goes, in ems; what is asked for is measured, and mostly kept.

    A word is written as it stands within a string: ``00410042>-12<0043``. Raises KeyError for one
    that is written otherwise, that has something special in it, a blank or what the font lacks, or
    in which there is a gap.
    """

    def __init__(
        self, widths: Mapping[int, float], default: float, special: frozenset[int], two_bytes: bool
    ) -> None:
        super().__init__()
        self._width, self._special = Widths(widths, default).__getitem__, special
        self._digits = 4 if two_bytes else 2
        self._kerns: dict[bytes, float] = {b"": 0.0}

    def __missing__(self, word: bytes) -> float:
        try:
            advance = self._measured(word)
        except ValueError:
            raise KeyError(word) from None
        if len(self) < _MOST:
            self[word] = advance
        return advance

    def _measured(self, word: bytes) -> float:
        """Raises ValueError where it is not to be measured at once."""
        kerns, strings = 0.0, [word]
        if b">" in word:
            parts = word.replace(b"<", b">").split(b">")
            strings, numbers = parts[::2], [*map(self.kern, parts[1::2])]
            if word.translate(None, _INSIDE) != b"><" * len(numbers) or min(numbers) < -GAP:
                raise ValueError(word)  # marks that are not in turn, and anything else
            kerns = sum(numbers)
        if not all(strings) or any(map(self._is_cut, strings)):
            raise ValueError(word)
        codes = self._codes(unhexlify(b"".join(strings)))
        if not self._special.isdisjoint(codes):
            raise ValueError(word)
        return sum(map(self._width, codes)) - kerns

    def _is_cut(self, string: bytes) -> bool:
        """Whether it ends amid a code."""
        return len(string) % self._digits > 0

    def _codes(self, shown: bytes) -> Iterable[int]:
        if self._digits == 2:
            return shown
        codes = array("H", shown)
        if _SWAPPED:
            codes.byteswap()
        return codes

    def kern(self, number: bytes) -> float:
        """By how much a number brings nearer what follows it, in ems.

        Raises ValueError where it is no number.
        """
        kern = self._kerns.get(number)
        if kern is None:
            if number.translate(None, _NUMERIC):
                raise ValueError(number)
            kern = self._kerns[number] = float(number) / 1000
        return kern
