"""Rebuilding on change: what is built in which order, and which diagnostics come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from publish import config
from publish.diagnostics import Diagnostic, Report
from publish.pipeline.result import Result

Names = tuple[str, ...]
"""Editions that are built together; all of the book's where it is empty."""


@dataclass(frozen=True)
class Rebuilt:
    """What one rebuild came to."""

    result: Result | None
    """None where the program itself failed."""
    error: Exception | None
    came: tuple[Diagnostic, ...]
    gone: tuple[Diagnostic, ...]
    report: Report
    """Everything that is wrong now, in whatever edition."""


def orders(path: str | Path, names: Names) -> list[Names]:
    """What is to be built, one after another: the editions asked for, then the others."""
    loaded = config.load(path).value
    known = [edition.name for edition in loaded.editions] if loaded else []
    others = tuple(name for name in known if name not in names)
    return [names, others] if names and others else [names]


def rebuilds(
    make: Callable[[Names], Result],
    ordered: Callable[[], Sequence[Names]],
    changes: Iterable[Collection[str]],
) -> Iterator[Rebuilt]:
    """Build at once and after each of ``changes``; whatever fails, the next change is awaited.

    ``changes`` also has to give empty collections while nothing changes: at each of them the
    next of what is ordered is built, so that a change makes the first edition first again.
    """
    said: dict[Names, tuple[Diagnostic, ...]] = {}
    queue = list(ordered())
    for changed in changes:
        if changed:
            queue = list(ordered())
            said = {names: said[names] for names in queue if names in said}
        if queue:
            yield _rebuilt(make, queue.pop(0), said)


def _rebuilt(
    make: Callable[[Names], Result], names: Names, said: dict[Names, tuple[Diagnostic, ...]]
) -> Rebuilt:
    """Build ``names`` and bring ``said`` up to date."""
    before = Report.of(chain.from_iterable(said.values()))
    try:
        result = make(names)
    except Exception as error:  # a bug, or a missing library: the next change may mend it
        return Rebuilt(None, error, (), (), before)
    said[names] = result.report.diagnostics
    now = Report.of(chain.from_iterable(said.values()))
    return Rebuilt(result, None, _beyond(now, before), _beyond(before, now), now)


def _beyond(ones: Iterable[Diagnostic], others: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What is among ``ones`` and not among ``others``.

    A line added above a mistake does not make it another mistake, so places do not count.
    """
    left = Counter(map(_identity, others))
    beyond = []
    for one in ones:
        if left[_identity(one)]:
            left[_identity(one)] -= 1
        else:
            beyond.append(one)
    return tuple(beyond)


def _identity(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.code, diagnostic.span.path, diagnostic.message
