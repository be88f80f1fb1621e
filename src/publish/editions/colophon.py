"""The lines of the colophon, the same in every format."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from publish.editions.dates import written
from publish.model import Colophon, Typeface


def lines(made: Colophon, term: Callable[[str], str]) -> tuple[str, ...]:
    """A sentence for each thing that is known; ``term`` gives the theme's word for a key."""
    said = (
        ("set-in", _typefaces(made.typefaces)),
        ("made-with", ", ".join(made.programs)),
        ("cited-after", made.citation_style),
        ("revised", written(made.day, term)),
    )
    return tuple(f"{term(key)} {what}." for key, what in said if what)


def _typefaces(typefaces: Iterable[Typeface]) -> str:
    """Families, and after those that share one the name of their licence."""
    groups = groupby(typefaces, key=lambda typeface: typeface.licence)
    return ", ".join(_licensed([one.family for one in same], name) for name, same in groups)


def _licensed(families: list[str], licence: str) -> str:
    names = ", ".join(families)
    return f"{names} ({licence})" if licence else names
