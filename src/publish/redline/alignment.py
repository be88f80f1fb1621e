"""Which of what was there before are which of what is there now, both in their order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher

Pair = tuple[int | None, int | None]
"""Positions of one and the same; None where it is missing."""

Likeness = Callable[[int, int], float]
"""Of an old and a new one by position: 0 where they have nothing in common, 1 at most."""

_MOST = 250_000
"""Pairs that are compared in one place; in a longer one only those that stand nearly level."""


def align(old: Sequence[Hashable], new: Sequence[Hashable], likeness: Likeness) -> tuple[Pair, ...]:
    """Pairs in the order of both: equals first, between them those that are most alike.

    What is gone stands before what has come.
    """
    matcher = SequenceMatcher(None, old, new, False)
    pairs: list[Pair] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            pairs.extend(zip(range(i, j), range(k, m), strict=True))
        else:
            pairs.extend(_between(range(i, j), range(k, m), likeness))
    return tuple(pairs)


def _between(rows: range, columns: range, likeness: Likeness) -> Iterator[Pair]:
    """The pairs whose likenesses come to most, and what stands alone between them."""
    best = _sums(rows, columns, likeness)
    chosen: list[tuple[int, int]] = []
    i, j = len(rows), len(columns)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            chosen.append((rows[i], columns[j]))
    row, column = rows.start, columns.start
    for one, other in (*reversed(chosen), (rows.stop, columns.stop)):
        yield from ((gone, None) for gone in range(row, one))
        yield from ((None, come) for come in range(column, other))
        if one < rows.stop:
            yield one, other
        row, column = one + 1, other + 1


def _sums(rows: range, columns: range, likeness: Likeness) -> list[list[float]]:
    """How alike the first so many of both are at best, in all."""
    best = [[0.0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    width = len(columns)
    if len(rows) * width > _MOST:
        width = max(_MOST // len(rows), 1)
    for i, row in enumerate(rows, 1):
        level = i * len(columns) // len(rows)
        for j, column in enumerate(columns, 1):
            alike = likeness(row, column) if abs(level - j) <= width else 0.0
            paired = best[i - 1][j - 1] + alike if alike > 0 else 0.0
            best[i][j] = max(best[i - 1][j], best[i][j - 1], paired)
    return best
