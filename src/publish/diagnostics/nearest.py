"""What the author may have meant: the nearest of the names that would have been right."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

_ALIKE = 0.6
"""From this share of equal letters on, two names look like one misspelt."""

_FEW = 8
"""So many names can be read at a glance, and are all offered where none is near."""


def nearest(word: str, candidates: Iterable[str]) -> str:
    """The candidate that looks most like ``word``; empty if none is near. Case does not count."""
    best, score = "", _ALIKE
    for candidate in sorted(set(candidates)):
        ratio = SequenceMatcher(None, candidate.casefold(), word.casefold()).ratio()
        if ratio > score or (ratio == score and not best):
            best, score = candidate, ratio
    return best


def advice(word: str, candidates: Iterable[str]) -> str:
    """A hint for a name that is not among ``candidates``: the nearest, or all if they are few.

    Empty where neither would help.
    """
    names = sorted(set(candidates) - {word})
    if near := nearest(word, names):
        return f"Did you mean “{near}”?"
    if names and len(names) <= _FEW:
        return f"Choose from: {', '.join(names)}."
    return ""
