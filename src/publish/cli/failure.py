"""When the program itself fails: a missing library, or a bug."""

from __future__ import annotations

import tempfile
import traceback
from dataclasses import dataclass
from pathlib import Path

import typer

MISSING, BUG = 3, 4
"""Exit codes."""

_TRACEBACK = "publish-traceback.txt"


@dataclass(frozen=True)
class _Library:
    """Something outside the package: how its absence shows, what it is, how to get it."""

    sign: str
    name: str
    command: str


_LIBRARIES = (
    _Library(
        "cannot load library",
        "Pango, with which pages are laid out,",
        "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 libfontconfig1",
    ),
    _Library("No pandoc was found", "pandoc", "pip install --force-reinstall pypandoc_binary"),
)


def report_failure(error: BaseException, *, debug: bool) -> int:
    """Say on standard error what failed, and return the exit code.

    A bug's traceback goes to a file, or with ``debug`` to standard error.
    """
    details = "".join(traceback.format_exception(error))
    missing = _missing(error)
    if missing:
        typer.echo(f"error: {missing.name} is missing.", err=True)
        typer.echo(f"    Install it with: {missing.command}", err=True)
    else:
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        typer.echo(f"error: this is a bug in publish ({what}).", err=True)
    if debug:
        typer.echo(details, err=True)
    elif not missing:
        typer.echo(f"    Please report it, with the file {_keep(details)}.", err=True)
    return MISSING if missing else BUG


def _missing(error: BaseException | None) -> _Library | None:
    """What has to be installed before ``error``, or what led to it, can go away."""
    while error is not None:
        if isinstance(error, ModuleNotFoundError) and not (error.name or "").startswith("publish"):
            name = f"the Python package {error.name}"
            return _Library("", name, "pip install --force-reinstall publish")
        if isinstance(error, OSError):
            for library in _LIBRARIES:
                if library.sign in str(error):
                    return library
        error = error.__cause__ or error.__context__
    return None


def _keep(details: str) -> Path:
    """Write the traceback into the build folder, or where there is none, a temporary one."""
    folder = Path("build")
    if not folder.is_dir():
        folder = Path(tempfile.mkdtemp(prefix="publish-"))
    path = folder / _TRACEBACK
    path.write_text(details, encoding="utf-8")
    return path
