"""Grid tables followed in the source: each cell as a text of its own, cut out of the lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from publish.source.alignment.letters import LostError
from publish.source.alignment.trail import Trail

_LINE = re.compile(r"[ \t>]*([+|][^\n]*)(?:\n|\Z)")
_BORDER = re.compile(r"\+(?:[-=:]+\+)+\s*")


def grid(trail: Trail, rows: Sequence[list[Any]]) -> list[list[Any]]:
    """The ``rows`` of a table that is drawn with lines, those of head, body and foot. Cells may
    be wider than a column, but not higher than a row."""
    before = trail.passed
    groups, columns = _drawn(trail)
    if len(groups) != len(rows):
        raise LostError
    known = 0
    located = []
    for (attr, cells), lines in zip(rows, groups, strict=True):
        followed = []
        for cell, inner in _cells(trail, cells, lines, columns):
            followed.append([*cell[:4], inner.blocks(inner, cell[4])])
            inner.end()
            known += len(inner.places)
        located.append([attr, followed])
    trail.drop()
    if trail.passed != before + known:
        raise LostError
    return located


def _drawn(trail: Trail) -> tuple[list[list[int]], list[int]]:
    """Where the lines of each row begin, and how far from there the columns are parted; the
    table has been passed then."""
    groups: list[list[int]] = []
    columns: set[int] = set()
    end = trail.at
    while line := trail.match(_LINE):
        trail.at = line.end()
        if _BORDER.fullmatch(line[1]):
            columns.update(index for index, sign in enumerate(line[1]) if sign == "+")
            groups.append([])
            end = line.end(1)
        elif groups:
            groups[-1].append(line.start(1))
    trail.at = end
    return groups[:-1], sorted(columns)


def _cells(
    trail: Trail, cells: Sequence[list[Any]], lines: Sequence[int], columns: Sequence[int]
) -> Iterator[tuple[list[Any], Trail]]:
    """Each cell of a row, with its text to be followed."""
    column = 0
    for cell in cells:
        height, width = cell[2:4]
        if height != 1 or column + width >= len(columns):
            raise LostError
        left, right = columns[column], columns[column + width]
        bars = [line + bar for line in lines for bar in (left, right)]
        if not all(trail.source.startswith("|", bar) for bar in bars):
            raise LostError
        yield cell, trail.within([(line + left + 1, line + right) for line in lines])
        column += width
