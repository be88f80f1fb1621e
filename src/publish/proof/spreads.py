"""Which pages lie beside one another when a book is open, and which spreads share a sheet."""

from __future__ import annotations

from collections.abc import Sequence

Spread = tuple[int | None, ...]
"""Pages, from 1; None where the book is closed."""

ON_A_SHEET = 12
"""Spreads: three beside, four below one another."""


def spreads(pages: int, *, sided: bool = True) -> tuple[Spread, ...]:
    """The first page is a right-hand one; those of what has no sides stand alone."""
    if not sided:
        return tuple((page,) for page in range(1, pages + 1))
    sides = [None, *range(1, pages + 1), *([None] if pages % 2 == 0 else [])]
    return tuple((sides[left], sides[left + 1]) for left in range(0, len(sides), 2))


def sheets(count: int) -> tuple[range, ...]:
    """The numbers of the spreads, from 0, that each contact sheet shows."""
    return tuple(
        range(begin, min(begin + ON_A_SHEET, count)) for begin in range(0, count, ON_A_SHEET)
    )


def label(spread: Sequence[int | None], labels: Sequence[str]) -> str:
    """A spread in words: the labels of its pages, “iv–v”."""
    return "–".join(labels[page - 1] for page in spread if page is not None)
