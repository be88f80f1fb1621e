"""``publish build``"""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Annotated

import typer

from publish.cli.options import MANUSCRIPT, Form, Format, ManuscriptPath, Strict
from publish.cli.progress import watching
from publish.cli.report import exit_code, print_json, print_report
from publish.model import Artefact


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
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", metavar="N", min=1, help="How many processes may work at once."),
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Make everything anew, and keep nothing.")
    ] = False,
    form: Format = Form.TEXT,
) -> None:
    """Make the editions of a book.

    Example: publish build manuscript -e print -e ebook
    """
    # Layout libraries take their time to load: only a build waits for them.
    from publish.pipeline.api import build as make
    from publish.pipeline.manifest import artefact_entry

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
    if form is Form.JSON:
        entries = (artefact_entry(artefact) for artefact in result.artefacts)
        print_json({"artefacts": entries}, result.report)
    else:
        for artefact in result.artefacts:
            typer.echo(_line(artefact))
        print_report(result.report)
    raise typer.Exit(exit_code(result.report))


def _line(artefact: Artefact) -> str:
    """``build/book-print.pdf  312 pages  1.4 MB``"""
    pages = f"  {artefact.pages} page{'s' * (artefact.pages != 1)}" if artefact.pages else ""
    size = artefact.bytes / 1000
    weight = f"{size:.0f} kB" if size < 1000 else f"{size / 1000:.1f} MB"
    return f"{artefact.path}{pages}  {weight}"
