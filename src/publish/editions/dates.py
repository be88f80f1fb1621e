"""Dates as a book's language writes them."""

from __future__ import annotations

from collections.abc import Callable


def written(date: str, term: Callable[[str], str]) -> str:
    """A day, month or year of ISO 8601 in words: 22 November 2026, November 2026, 2026.

    ``term`` gives the theme's word for a key; the months stand in one term, parted by spaces, and
    in another one as they stand after a day.
    """
    year, *rest = date.split("-")
    numbers = [int(number) for number in rest]
    match numbers:
        case [month, day]:
            name = term("months-of-days").split()[month - 1]
            return f"{day}\N{NO-BREAK SPACE}{name} {year}"
        case [month]:
            return f"{term('months').split()[month - 1]} {year}"
        case _:
            return year
