"""``publish proof``"""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from typing import Annotated

import typer

from publish.cli.options import MANUSCRIPT, Form, Format, Jobs, ManuscriptPath
from publish.cli.progress import watching
from publish.cli.report import exit_code, print_json, print_report


def proof(
    manuscript: ManuscriptPath = MANUSCRIPT,
    edition: Annotated[
        str,
        typer.Option(
            "-e", "--edition", metavar="NAME", help="A PDF edition; print, or the first of them."
        ),
    ] = "",
    jobs: Jobs = None,
    form: Format = Form.TEXT,
) -> None:
    """Build a PDF edition, and draw its spreads to be leafed through, with what is wrong marked.

    Example: publish proof manuscript -e print
    """
    from publish.proof import proof as make

    # What libraries print would spoil the report.
    with watching() as progress, redirect_stdout(sys.stderr):
        try:
            made = make(manuscript, edition, jobs=jobs, progress=progress)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="--edition") from None
    if form is Form.JSON:
        row = {"edition": made.edition, "path": made.path, "spreads": made.spreads}
        print_json(
            {"proofs": ({**row, "findings": made.findings},) if made.path else ()}, made.report
        )
    else:
        if made.path:
            typer.echo(f"{made.path}  {made.spreads} spreads, {made.findings} marked")
        print_report(made.report)
    raise typer.Exit(exit_code(made.report))
