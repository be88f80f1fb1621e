"""`standing`: the rounds there have been, and the comments that wait for somebody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from publish import config
from publish.diagnostics import Report
from publish.pipeline.allowed import in_force
from publish.review.comment import Comment, is_open, threads
from publish.review.reading import comments_of
from publish.review.round import Round, rounds_of


@dataclass(frozen=True)
class Standing:
    """How the reviews of a book stand."""

    report: Report
    rounds: tuple[Round, ...] = ()
    open: tuple[tuple[Comment, ...], ...] = ()
    """The threads that are not resolved, in the order of the manuscript's files and lines."""


def standing(path: str | Path) -> Standing:
    """The rounds and open threads of the manuscript at ``path``, and what is damaged of them."""
    loaded = config.load(path)
    if loaded.value is None:
        return Standing(Report.of(loaded.diagnostics))
    root = Path(loaded.value.root)
    comments = comments_of(root)
    rounds, damage = rounds_of(root)
    found = in_force([*comments.diagnostics, *damage], loaded.value.rulings, frozenset())
    return Standing(Report.of(found), rounds, _open(comments.value))


def _open(comments: Iterable[Comment]) -> tuple[tuple[Comment, ...], ...]:
    """Without a line, a comment is about its whole file."""
    waiting = [thread for thread in threads(comments) if is_open(thread)]
    places = {t[0].id: (t[0].at.path, t[0].at.line or 0, t[0].at.column or 0) for t in waiting}
    return tuple(sorted(waiting, key=lambda thread: places[thread[0].id]))
