"""``publish build``"""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from publish.cli.options import MANUSCRIPT, Form, Format, Jobs, ManuscriptPath, Strict
from publish.cli.progress import watching
from publish.cli.report import artefact_line, exit_code, print_json, print_report, step_lines

if TYPE_CHECKING:
    from publish.pipeline.result import Result


def build(
    manuscript: ManuscriptPath = MANUSCRIPT,
    edition: Annotated[
        list[str] | None,
        typer.Option(
            "-e", "--edition", metavar="NAME", help="Build this edition alone; may be repeated."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="DIR", help="Where to put the artefacts, instead of build/."
        ),
    ] = None,
    strict: Strict = False,
    jobs: Jobs = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Make everything anew, and keep nothing.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say of each step whether it was made, and why.")
    ] = False,
    form: Format = Form.TEXT,
) -> None:
    """Make the editions of a book.

    Example: publish build manuscript -e print -e ebook
    """
    # This takes its time to load: help does not wait for it.
    from publish.pipeline.api import build as make

    # What libraries print would spoil the report.
    with watching() as progress, redirect_stdout(sys.stderr):
        result = make(
            manuscript,
            tuple(edition or ()),
            output=output,
            strict=strict,
            jobs=jobs,
            cache=not no_cache,
            progress=progress,
        )
    _show(result, form, explain=explain)
    raise typer.Exit(exit_code(result.report))


def _show(result: Result, form: Form, *, explain: bool) -> None:
    if form is Form.JSON:
        from publish.pipeline.manifest import artefact_entry

        tree = {"artefacts": [artefact_entry(artefact) for artefact in result.artefacts]}
        if explain:
            tree["steps"] = [asdict(step) for step in result.steps]
        print_json(tree, result.report)
    else:
        for line in step_lines(result.steps) if explain else ():
            typer.echo(line)
        for artefact in result.artefacts:
            typer.echo(artefact_line(artefact))
        print_report(result.report)
