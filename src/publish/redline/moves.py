"""Paragraphs that stand elsewhere now, word for word."""

from __future__ import annotations

from publish.redline.changes import Fate, Line, Redline, lines

_LEAST = 5
"""Words that a paragraph has at least to be told from others."""


def moved(redline: Redline) -> frozenset[str]:
    """What the paragraphs say that are removed in one place and added in another."""
    found = [line for chapter in redline.chapters for line in lines(chapter.changes) if line.whole]
    gone, come = (
        {line.text for line in found if line.whole is fate and len(line.text.split()) >= _LEAST}
        for fate in (Fate.REMOVED, Fate.ADDED)
    )
    return frozenset(gone & come)


def has_moved(line: Line, texts: frozenset[str]) -> bool:
    return line.whole is not None and line.text in texts
