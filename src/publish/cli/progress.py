"""How far a build has come: live bars on a terminal, one line an edition elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.progress import Progress as Display
    from rich.progress import TaskID

    from publish.pipeline.progress import Progress


@contextmanager
def watching() -> Iterator[Progress]:
    """A watcher that writes to standard error, and leaves it tidy at the end."""
    if not sys.stderr.isatty():
        yield Lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Display

    columns = (
        TextColumn("{task.fields[edition]}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[step]}", style="dim"),
    )
    with Display(*columns, console=Console(stderr=True), transient=True) as display:
        yield Bars(display)


class Lines:
    """One line when an edition begins and one when it ends."""

    def begin(self, edition: str, steps: int) -> None:
        typer.echo(f"{edition}: {steps} steps", err=True)

    def advance(self, edition: str, step: str) -> None:
        pass

    def end(self, edition: str) -> None:
        typer.echo(f"{edition}: finished", err=True)


class Bars:
    """A bar an edition, with the name of the step that was finished last."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._tasks: dict[str, TaskID] = {}

    def begin(self, edition: str, steps: int) -> None:
        self._tasks[edition] = self._display.add_task("", total=steps, edition=edition, step="")

    def advance(self, edition: str, step: str) -> None:
        self._display.update(self._tasks[edition], advance=1, step=step)

    def end(self, edition: str) -> None:
        self._display.remove_task(self._tasks.pop(edition))
