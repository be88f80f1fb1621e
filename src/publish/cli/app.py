"""The program: its commands, and what happens when it fails itself."""

from __future__ import annotations

import gc
import sys
from typing import Annotated

import typer

from publish.cli.build import build
from publish.cli.cache import cache
from publish.cli.check import check
from publish.cli.editions import editions
from publish.cli.failure import report_failure
from publish.cli.new import new
from publish.cli.preflight import preflight
from publish.cli.profiles import profiles
from publish.cli.proof import proof
from publish.cli.redline import redline
from publish.cli.refs import refs
from publish.cli.review import review
from publish.cli.schema import schema
from publish.cli.stats import stats
from publish.cli.styles import styles
from publish.cli.themes import themes
from publish.cli.watch import watch

_PATIENT = (20_000, 20, 20)
"""How much there must be of what, before the collector of cycles looks (`gc.set_threshold`)."""

app = typer.Typer(
    name="publish",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # slow to load

        typer.echo(f"publish {version('publish')}")
        raise typer.Exit


@app.callback()
def publish(
    show_version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="If the program fails, print the traceback.")
    ] = False,
) -> None:
    """One manuscript in, every edition out: print PDF, EPUB and DOCX review copy."""


for command in (
    new,
    build,
    check,
    preflight,
    proof,
    redline,
    watch,
    editions,
    stats,
    styles,
    themes,
    profiles,
    schema,
):
    app.command()(command)
app.add_typer(refs, name="refs")
app.add_typer(review, name="review")
app.add_typer(cache, name="cache")


def main() -> None:
    """Run the command line.

    Raises SystemExit: 0 done, 1 the manuscript has errors, 2 wrong usage, 3 a library is
    missing, 4 a bug of the program.
    """
    # What is loaded at the start stays: the collector would go through it in vain, again and again.
    gc.set_threshold(*_PATIENT)
    try:
        app(prog_name="publish")
    except Exception as error:
        # Whatever comes as far as this is no fault of the manuscript's.
        raise SystemExit(report_failure(error, debug="--debug" in sys.argv)) from None
