"""Lengths as the profiles write them: ``0.125in``, ``3mm``, ``6x9in``; and as CSS does."""

from __future__ import annotations

import re

POINTS = {"in": 72.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "pt": 1.0}
"""Unit → points."""

_LENGTH = re.compile(r"(\d+(?:\.\d+)?) ?(in|mm|cm|pt)")
_SIZE = re.compile(r"(\d+(?:\.\d+)?) ?[x×] ?(\d+(?:\.\d+)?) ?(in|mm|cm|pt)")
_PAIR = re.compile(r"(\S+[a-z]) (\S+)")


def points(length: str) -> float:
    """A length in points. Raises ValueError for what is none."""
    match = _LENGTH.fullmatch(length)
    if match is None:
        raise ValueError(f"it is no length: {length}")
    return float(match[1]) * POINTS[match[2]]


def size(trim: str) -> tuple[float, float]:
    """Width and height of a page in points: ``6x9in``, or ``6in 9in`` as CSS has it.

    Raises ValueError for what is no size.
    """
    if pair := _PAIR.fullmatch(trim):
        return points(pair[1]), points(pair[2])
    match = _SIZE.fullmatch(trim)
    if match is None:
        raise ValueError(f"it is no size of a page: {trim}")
    width, height, unit = match.groups()
    return float(width) * POINTS[unit], float(height) * POINTS[unit]


def shown(length: float, unit: str) -> str:
    """A length in points as people write it: ``0.125 in``."""
    return f"{length / POINTS[unit]:.4g} {unit}"
