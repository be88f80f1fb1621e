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
    return next(iter(_near(word, candidates)), "")


def _near(word: str, candidates: Iterable[str]) -> list[str]:
    """The candidates that look like ``word``, the likest first."""
    matcher = SequenceMatcher(None, "", word.casefold())
    found = []
    for candidate in sorted(set(candidates)):
        matcher.set_seq1(candidate.casefold())
        if matcher.real_quick_ratio() >= _ALIKE and (ratio := matcher.ratio()) >= _ALIKE:
            found.append((-ratio, candidate))
    return [candidate for _, candidate in sorted(found)]


def advice(word: str, candidates: Iterable[str], most: int = 1) -> str:
    """A hint for a name that is not among ``candidates``: the nearest, or all if they are few.

    ``most`` is the number of near ones that are offered. Empty where nothing would help.
    """
    names = sorted(set(candidates) - {word})
    if near := [f"“{name}”" for name in _near(word, names)[:most]]:
        return f"Did you mean {' or '.join(filter(None, (', '.join(near[:-1]), near[-1])))}?"
    if names and len(names) <= _FEW:
        return f"Choose from: {', '.join(names)}."
    return ""
