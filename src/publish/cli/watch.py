"""``publish watch``"""

from __future__ import annotations

import signal
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, Annotated

import typer

from publish.cli.failure import report_failure
from publish.cli.options import MANUSCRIPT, Jobs, ManuscriptPath
from publish.cli.progress import watching
from publish.cli.report import artefact_line, exit_code, print_report, summary, text

if TYPE_CHECKING:
    from publish.pipeline.result import Result
    from publish.pipeline.watching import Names, Rebuilt


def watch(
    manuscript: ManuscriptPath = MANUSCRIPT,
    edition: Annotated[
        list[str] | None,
        typer.Option(
            "-e", "--edition", metavar="NAME", help="Build this edition first; may be repeated."
        ),
    ] = None,
    jobs: Jobs = None,
) -> None:
    """Make the editions, and make them again whenever a file of the book is saved.

    Example: publish watch manuscript -e print
    """
    from publish.config import load, locate
    from publish.diagnostics import Report
    from publish.pipeline.api import build
    from publish.pipeline.changes import changes
    from publish.pipeline.watching import orders, rebuilds

    place = locate(manuscript)
    if place is None:
        report = Report.of(load(manuscript).diagnostics)
        print_report(report)
        raise typer.Exit(exit_code(report))

    def make(names: Names) -> Result:
        # What libraries print would spoil the report.
        with watching() as progress, redirect_stdout(sys.stderr):
            return build(manuscript, names, jobs=jobs, progress=progress)

    names = tuple(edition or ())
    # A script that starts this in the background has interrupts ignored: watching would never end.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        saved = changes(place.path, place.root)
        for one in rebuilds(make, lambda: orders(manuscript, names), saved):
            _show(one)
    except KeyboardInterrupt:
        typer.echo("Stopped.")


def _show(one: Rebuilt) -> None:
    """The artefacts, what is wrong since the last time and what no longer is, and the count."""
    if one.error is not None:
        report_failure(one.error, debug="--debug" in sys.argv)
    for artefact in one.result.artefacts if one.result else ():
        typer.echo(artefact_line(artefact))
    colour = sys.stdout.isatty()
    for diagnostic in one.gone:
        typer.echo(f"gone: {text(diagnostic, colour=colour, hint=False)}")
    for diagnostic in one.came:
        typer.echo(f"new: {text(diagnostic, colour=colour)}")
    typer.echo(f"{summary(one.report)} Waiting for changes; Ctrl-C ends.")
    sys.stdout.flush()
