"""How far a build has come: one live bar on a terminal, a line an edition elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.progress import Progress as Display

    from publish.model import Step
    from publish.pipeline.progress import Left, Progress

_DOING: Mapping[str, str] = {
    "apparatus": "gathering notes and index",
    "citations": "formatting citations",
    "cover": "drawing the cover",
    "cuts": "cutting fonts",
    "folios": "setting running heads in",
    "fonts": "cutting fonts",
    "galley": "laying out",
    "images": "scaling pictures",
    "library": "reading references",
    "parse": "reading",
    "product": "putting together",
    "reference": "preparing styles",
    "scaled": "scaling pictures",
    "word": "writing",
}
"""Kind of a step → what it does to what it is named after; the others are “preparing” it."""


_OFTEN = 0.2
"""Seconds until it is said again how long a build still takes."""


@contextmanager
def watching() -> Iterator[Progress]:
    """A watcher that writes to standard error, and leaves it tidy at the end."""
    if not sys.stderr.isatty():
        yield Lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Display

    columns = (
        BarColumn(),
        TextColumn("{task.fields[left]}"),
        TextColumn("{task.fields[doing]}", style="dim"),
    )
    with Display(*columns, console=Console(stderr=True), transient=True) as display:
        yield Bar(display)


class Lines:
    """One line when an edition begins and one when it ends."""

    def begin(self, edition: str, steps: int) -> None:
        typer.echo(f"{edition}: {steps} steps", err=True)

    def working(self, steps: Sequence[Step]) -> None:
        pass

    def advance(self, edition: str, step: str, left: Left) -> None:
        pass

    def end(self, edition: str) -> None:
        typer.echo(f"{edition}: finished", err=True)


class Bar:
    """One bar for all editions: what is being done, and how long it still takes."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._task = display.add_task("", total=None, left="", doing="reading")
        self._said = 0.0
        """When it was last said how long it still takes, in seconds."""

    def begin(self, edition: str, steps: int) -> None:
        total = self._display.tasks[0].total or 0
        self._display.update(self._task, total=total + steps)

    def working(self, steps: Sequence[Step]) -> None:
        self._display.update(self._task, doing=", ".join(map(doing, steps)))

    def advance(self, edition: str, step: str, left: Left) -> None:
        self._display.update(self._task, advance=1)
        now = perf_counter()
        if now > self._said + _OFTEN and (seconds := left()) is not None:
            self._said = now
            self._display.update(self._task, left=in_words(seconds))

    def end(self, edition: str) -> None:
        self._display.print(f"{edition}: finished")


def doing(step: Step) -> str:
    """In words: “laying out ch-03 (print)”."""
    kind, _, rest = step.name.partition(":")
    what = step.chapter or (rest if not step.edition else "")
    verb = _DOING.get(kind, "preparing")
    named = " ".join(part for part in (verb, what or step.edition) if part)
    return f"{named} ({step.edition})" if what and step.edition else named


def in_words(seconds: float) -> str:
    """What remains, no more exactly than can be known."""
    if seconds < 1:
        return "about a second left"
    if seconds < 90:
        return f"about {round(seconds)} s left"
    return f"about {round(seconds / 60)} min left"
