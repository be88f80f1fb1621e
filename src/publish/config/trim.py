"""Trim sizes: the width and height of a printed page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_POINTS = {"in": 72.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "pt": 1.0}

NAMED: Mapping[str, str] = MappingProxyType(
    {
        "A3": "297x420mm",
        "A4": "210x297mm",
        "A5": "148x210mm",
        "A6": "105x148mm",
        "B4": "250x353mm",
        "B5": "176x250mm",
        "B6": "125x176mm",
        "letter": "8.5x11in",
        "legal": "8.5x14in",
    }
)
"""Paper sizes by name, after ISO 216 and ANSI/ASME Y14.1."""

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)\s*(in|mm|cm|pt)")
_LEAST, _MOST = 72.0, 72.0 * 60
"""Sides in points that can be a book's: an inch to five feet."""


def points(length: str) -> float:
    """A length that is a number and its unit, in points: ``3mm``."""
    return float(length[:-2]) * _POINTS[length[-2:]]


def in_numbers(trim: str) -> str:
    """``trim`` as width, height and unit: ``A5`` → ``148x210mm``, ``6 × 9 in`` → ``6x9in``.

    Raises ValueError for what is no size, or no size of a book.
    """
    named = {name.casefold(): size for name, size in NAMED.items()}
    match = _SIZE.fullmatch(named.get(trim.casefold(), trim))
    if match is None:
        raise ValueError(trim)
    width, height, unit = match.groups()
    if not all(_LEAST <= float(side) * _POINTS[unit] <= _MOST for side in (width, height)):
        raise ValueError(trim)
    return f"{width}x{height}{unit}"
