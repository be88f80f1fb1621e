"""Which pages lie beside one another on each side of each sheet."""

from __future__ import annotations

Side = tuple[int | None, ...]
"""The pages on one side of a sheet, counted from 0; None where nothing stands."""


def folded(pages: int) -> tuple[Side, ...]:
    """The sides of sheets that are laid into one another and folded, two pages on each.

    From the outermost sheet inwards, each its front and its back: left page, right page. Four
    pages make a sheet, so the last ones may be blank.
    """
    whole = -(-pages // 4) * 4

    def page(number: int) -> int | None:
        return number if number < pages else None

    sides: list[Side] = []
    for first in range(0, whole // 2, 2):
        last = whole - 1 - first
        sides.append((page(last), page(first)))
        sides.append((page(first + 1), page(last - 1)))
    return tuple(sides)


def read(pages: int, a_side: int) -> tuple[Side, ...]:
    """The sides of sheets with so many pages each, in reading order."""
    whole = -(-pages // a_side) * a_side
    numbers = [number if number < pages else None for number in range(whole)]
    return tuple(tuple(numbers[begin : begin + a_side]) for begin in range(0, whole, a_side))
