"""The options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Form(StrEnum):
    """How a command reports."""

    TEXT = "text"
    JSON = "json"


MANUSCRIPT = Path("manuscript")

ManuscriptPath = Annotated[
    Path, typer.Argument(help="A folder with a book.yaml, or that file.", metavar="MANUSCRIPT")
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", metavar="N", min=1, help="How many processes may work at once."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")]
Format = Annotated[
    Form, typer.Option("--format", help="Report as text, or as JSON on standard output.")
]
Chapters = Annotated[
    list[str] | None,
    typer.Option(
        "--chapter", metavar="N", help="This chapter alone, by number or file; may be repeated."
    ),
]
