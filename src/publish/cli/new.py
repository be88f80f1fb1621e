"""``publish new``"""

from __future__ import annotations

import json
import re
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template
from typing import Annotated
from uuid import uuid4  # noqa: TID251

import typer

_TITLES = {"en": "A New Book", "ru": "Новая книга"}


class Language(StrEnum):
    """The languages that there is a starter book in."""

    EN = "en"
    RU = "ru"


def new(
    folder: Annotated[Path, typer.Argument(help="The folder to make; it may be there, but empty.")],
    title: Annotated[str | None, typer.Option("--title", help="The title of the book.")] = None,
    language: Annotated[
        Language, typer.Option("--language", help="The language it is written in.")
    ] = Language.EN,
) -> None:
    """Begin a book: a small one that builds at once and shows how things are written.

    Example: publish new my-book --title "My Book"
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        typer.echo(f"error: {folder} is there already, and not empty.", err=True)
        typer.echo("    Name a folder that does not exist yet.", err=True)
        raise typer.Exit(2)
    name = (title or "").strip() or _TITLES[language]
    # An identifier has to be the book's alone, so this one thing is made by chance.
    identifier = uuid4().urn
    # A JSON string is a YAML string, whatever quotation marks the title has.
    values = {"title": json.dumps(name, ensure_ascii=False), "identifier": identifier}
    starter = files("publish.cli") / "starter"
    try:
        _copy(starter / "all", folder, values)
        _copy(starter / language.value, folder, values)
    except OSError as error:
        typer.echo(f"error: {error.filename} cannot be written: {error.strerror}.", err=True)
        raise typer.Exit(2) from None
    typer.echo(f"The book is in {folder}. Make its editions with:")
    typer.echo(f"    publish build {folder / 'manuscript'}")


def _copy(source: Traversable, target: Path, values: dict[str, str]) -> None:
    """Copy a folder of the starter, its templates filled in.

    Raises OSError where it cannot be written.
    """
    target.mkdir(parents=True, exist_ok=True)
    for entry in source.iterdir():
        if entry.is_dir():
            _copy(entry, target / entry.name, values)
        elif entry.name.endswith(".template"):
            text = Template(entry.read_text(encoding="utf-8")).substitute(values)
            (target / entry.name.removesuffix(".template")).write_text(text, encoding="utf-8")
        else:
            # “dot-” stands for a dot: a .gitignore here would be taken for the program's own.
            name = re.sub("^dot-", ".", entry.name)
            (target / name).write_bytes(entry.read_bytes())
