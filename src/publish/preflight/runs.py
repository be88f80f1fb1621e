"""Strings cut at their blanks, and how far what is between them goes."""

from __future__ import annotations

from codecs import utf_16_be_decode
from collections.abc import Mapping

from publish.preflight.advances import Widths

_MOST = 20_000
"""Runs that are kept in mind."""
_CUT = "\U00010000"
"""No code: they have two bytes at most."""


class Runs(dict[str, tuple[float, int]]):
    """Run of codes → how far it goes, in ems, and how many of them the font has no shape for.

    Codes are written as the characters of these numbers. What is asked for is measured, and
    mostly kept.
    """

    def __init__(
        self,
        widths: Mapping[int, float],
        default: float,
        blank: frozenset[int],
        missing: frozenset[int],
        two_bytes: bool,
    ) -> None:
        super().__init__()
        self._width, self._missing = Widths(widths, default).__getitem__, missing
        self._two_bytes = two_bytes
        self._blanks = [(chr(code), f"{_CUT}{chr(code)}{_CUT}") for code in sorted(blank)]

    def __missing__(self, run: str) -> tuple[float, int]:
        codes = [*map(ord, run)]
        measured = sum(map(self._width, codes)), sum(map(self._missing.__contains__, codes))
        if len(self) < _MOST:
            self[run] = measured
        return measured

    def of(self, shown: bytes) -> list[str]:
        """What is before the first blank in a string, the blank, what is before the next one …"""
        text = self._text(shown)
        for blank, cut in self._blanks:
            text = text.replace(blank, cut)
        return text.split(_CUT)

    def _text(self, shown: bytes) -> str:
        if not self._two_bytes:
            return shown.decode("latin-1")
        count = len(shown) // 2
        text, _ = utf_16_be_decode(shown[: 2 * count], "surrogatepass")
        if len(text) < count:  # there are two codes that text would take for one character
            pairs = zip(shown[::2], shown[1::2], strict=False)
            text = "".join(chr(high << 8 | low) for high, low in pairs)
        return text
