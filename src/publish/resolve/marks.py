"""The marks of notes: numbers, letters or symbols."""

from __future__ import annotations

from collections.abc import Callable, Mapping

SYMBOLS = "*†‡§"
"""In this order, then doubled, trebled … (Chicago Manual of Style)."""


def mark(number: int, kind: str) -> str:
    """The mark of the note ``number``, counted from 1; ``kind`` is a key of `MARKS`."""
    return MARKS[kind](number)


def _letters(number: int) -> str:
    """a … z, aa, ab …"""
    written = ""
    while number:
        number, letter = divmod(number - 1, 26)
        written = chr(ord("a") + letter) + written
    return written


def _symbols(number: int) -> str:
    """* † ‡ §, ** …"""
    times, symbol = divmod(number - 1, len(SYMBOLS))
    return SYMBOLS[symbol] * (times + 1)


MARKS: Mapping[str, Callable[[int], str]] = {
    "numbers": str,
    "letters": _letters,
    "symbols": _symbols,
}
