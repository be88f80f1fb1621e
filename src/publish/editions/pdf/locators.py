"""Runs of page labels, as an index prints them: 12, 13, 13, 14 → 12–14."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from publish.editions.pdf.numerals import ordinal


@dataclass(frozen=True)
class Run:
    """Pages from ``first`` to ``last``, both labels; ``id`` is the anchor on the first."""

    id: str
    first: str
    last: str
    marked: bool = False
    """Whether the author marked a range; otherwise two neighbours stay two: 12, 13."""

    @property
    def words(self) -> str:
        return self.first if self.first == self.last else f"{self.first}–{self.last}"


def collapse(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs in page order, with doubles dropped and neighbours joined."""
    joined: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (ordinal(run.first), ordinal(run.last))):
        if joined and _touches(joined[-1], run):
            joined[-1].append(run)
        else:
            joined.append([run])
    return tuple(run for group in joined for run in _join(group))


def _end(group: list[Run]) -> tuple[bool, int]:
    return max(ordinal(run.last) for run in group)


def _touches(group: list[Run], run: Run) -> bool:
    arabic, number = _end(group)
    return ordinal(run.first) <= (arabic, number + 1)


def _join(group: list[Run]) -> tuple[Run, ...]:
    first = group[0]
    last = max(group, key=lambda run: ordinal(run.last))
    pages = ordinal(last.last)[1] - ordinal(first.first)[1] + 1
    if pages == 2 and not any(run.marked and run.first != run.last for run in group):
        return first, last
    return (Run(first.id, first.first, last.last),)
