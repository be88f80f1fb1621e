"""Lengths as the theme and the manuscript write them, in the units that Word counts in."""

from __future__ import annotations

import re

POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0}
"""Unit → points; a px is CSS's, a ninety-sixth of an inch."""

_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*([a-z]*)\s*", re.IGNORECASE)


def points(length: str) -> float | None:
    """A length such as ``11pt``, ``6 in`` or ``320`` (px) in points; None where it is none."""
    match = _LENGTH.fullmatch(length)
    if match is None:
        return None
    factor = POINTS.get(match[2].lower() or "px")
    return None if factor is None else float(match[1]) * factor


def twips(measure: float) -> str:
    """Points as twentieths of a point, for ``w:ind``, ``w:spacing`` and ``w:pgMar``."""
    return str(round(measure * 20))


def half_points(measure: float) -> str:
    """Points as half points, for ``w:sz``."""
    return str(round(measure * 2))


def emus(measure: float) -> str:
    """Points as English Metric Units, 914,400 an inch, for drawings."""
    return str(round(measure * 12700))
