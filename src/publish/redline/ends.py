"""The last end of a section, a cell or a note can neither be added nor removed: it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publish.redline.changes import Change, Fate, Line
from publish.redline.model import Token


def pinned(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes with a last line that ends in both states, where both end with a paragraph.

    A paragraph that is added at the end is, seen closely, an end and the words that follow it;
    the last end, which holds the section, is the old one.
    """
    made = list(changes)
    for state in (Fate.REMOVED, Fate.ADDED):
        _pin(made, state)
    return tuple(made)


def _pin(changes: list[Change], state: Fate) -> None:
    """Give the last line the end that it lacks: that of the nearest line before it."""
    last = changes[-1] if changes else None
    if not isinstance(last, Line) or _end(last, state):
        return
    for position in range(len(changes) - 2, -1, -1):
        line = changes[position]
        end = _end(line, state) if isinstance(line, Line) else None
        if not isinstance(line, Line) or end is None:
            continue
        changes[-1] = _with_end(last, state, end)
        changes[position] = _with_end(line, state, None)
        _join(changes, position)
        return


def _join(changes: list[Change], position: int) -> None:
    """A line without an end goes on in the next one.

    Where a table follows, which is in the other state alone, its words go to the last line.
    """
    line = changes[position]
    if not isinstance(line, Line) or line.old or line.new:
        return
    place = position + 1 if isinstance(changes[position + 1], Line) else -1
    other = changes[place]
    assert isinstance(other, Line)
    changes[place] = replace(other, edits=(*line.edits, *other.edits))
    del changes[position]


def _end(line: Line, state: Fate) -> Token | None:
    return line.old if state is Fate.REMOVED else line.new


def _with_end(line: Line, state: Fate, end: Token | None) -> Line:
    return replace(line, old=end) if state is Fate.REMOVED else replace(line, new=end)
