"""``publish redline``"""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from publish.cli.options import MANUSCRIPT, Chapters, Form, Format, Jobs, ManuscriptPath
from publish.cli.progress import watching
from publish.cli.report import artefact_line, exit_code, print_json, print_report

if TYPE_CHECKING:
    from publish.redline import Redlined

_KINDS = "docx,html,pdf"


def redline(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="The old state: a revision of git's, or a folder.")
    ],
    new: Annotated[
        str,
        typer.Argument(metavar="NEW", help="The new one; by default, the manuscript as it stands."),
    ] = "",
    manuscript: ManuscriptPath = MANUSCRIPT,
    edition: Annotated[
        str,
        typer.Option(
            "-e", "--edition", metavar="NAME", help="Whose text; by default, the first for Word."
        ),
    ] = "",
    chapter: Chapters = None,
    kinds: Annotated[
        str, typer.Option("--as", metavar="KINDS", help="What to write, with commas between.")
    ] = _KINDS,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="DIR", help="Where to put it, instead of build/redline/."
        ),
    ] = None,
    author: Annotated[
        str, typer.Option("--author", help="Whose changes they are in the Word document.")
    ] = "publish",
    jobs: Jobs = None,
    form: Format = Form.TEXT,
) -> None:
    """Mark what has changed between two states of a manuscript: in Word, on a page, in a PDF.

    Example: publish redline v1.0 HEAD
    """
    from publish.redline import redline as make

    wanted = tuple(part.strip() for part in kinds.split(","))
    if unknown := [one for one in wanted if one not in _KINDS.split(",")]:
        raise typer.BadParameter(f"“{unknown[0]}” is none of {_KINDS}", param_hint="--as")
    # What libraries print would spoil the report.
    with watching() as progress, redirect_stdout(sys.stderr):
        try:
            made = make(
                old,
                new,
                manuscript,
                edition=edition,
                chapters=chapter or (),
                formats=wanted,
                output=output,
                author=author,
                jobs=jobs,
                progress=progress,
            )
        except ValueError as error:
            raise typer.BadParameter(str(error)) from None
    _show(made, form)
    raise typer.Exit(exit_code(made.report))


def _show(made: Redlined, form: Form) -> None:
    if form is Form.JSON:
        artefacts = [
            {"kind": one.format, "path": one.path, "sha256": one.sha256, "bytes": one.bytes}
            for one in made.artefacts
        ]
        print_json({"artefacts": artefacts, "changes": map(_entry, made.counts)}, made.report)
        return
    for one in made.counts:
        words = f"{one.words_added} words added, {one.words_removed} removed"
        typer.echo(f"{one.title or one.name}: {words}")
    for artefact in made.artefacts:
        typer.echo(artefact_line(artefact))
    if made.report:
        print_report(made.report)
    elif not made.counts:
        typer.echo("Nothing has changed, and nothing is written.")


def _entry(one: Any) -> dict[str, Any]:
    return {
        "id": one.name,
        "title": one.title,
        "state": one.fate.value,
        "words-added": one.words_added,
        "words-removed": one.words_removed,
        "notes-added": one.notes_added,
        "notes-removed": one.notes_removed,
        "moved": one.moved,
        "other": one.other,
    }
