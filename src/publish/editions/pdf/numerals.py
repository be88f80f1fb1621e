"""Roman numerals, and the order of page labels."""

from __future__ import annotations

_SIGNS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """A number from 1 in lower-case roman numerals: 14 → ``xiv``."""
    letters = ""
    for value, sign in _SIGNS:
        count, number = divmod(number, value)
        letters += sign * count
    return letters


def ordinal(label: str) -> tuple[bool, int]:
    """Where a page label stands: all roman ones before all arabic ones.

    Raises ValueError for what is neither.
    """
    if label.isdecimal():
        return True, int(label)
    number, rest = 0, label
    for value, sign in _SIGNS:
        while rest.startswith(sign):
            number, rest = number + value, rest.removeprefix(sign)
    if rest or not number:
        raise ValueError(label)
    return False, number
