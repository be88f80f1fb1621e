"""``publish cache``"""

from __future__ import annotations

from pathlib import Path

import typer

from publish.cli.options import MANUSCRIPT, Form, Format, ManuscriptPath
from publish.cli.report import exit_code, print_json, print_report, weight

cache = typer.Typer(no_args_is_help=True, help="Show, verify or clear what builds have kept.")


@cache.command()
def show(manuscript: ManuscriptPath = MANUSCRIPT, form: Format = Form.TEXT) -> None:
    """Say how much earlier builds have kept.

    Example: publish cache show manuscript
    """
    from publish.store.keeping import LIMIT, extent

    folder = _folder(manuscript)
    held = extent(folder)
    if form is Form.JSON:
        entry = {"path": folder, "steps": held.records, "values": held.values, "bytes": held.bytes}
        print_json({"cache": [{**entry, "limit": LIMIT}]})
    else:
        typer.echo(
            f"{folder}: {held.records} steps, {held.values} values, "
            f"{weight(held.bytes)} of {weight(LIMIT)}"
        )


@cache.command()
def verify(manuscript: ManuscriptPath = MANUSCRIPT, form: Format = Form.TEXT) -> None:
    """Read everything that is kept, and drop what is damaged.

    A build does the same with each entry that it uses.

    Example: publish cache verify manuscript
    """
    from publish.store.keeping import verify as examine

    folder = _folder(manuscript)
    damaged = examine(folder)
    if form is Form.JSON:
        print_json({"cache": [{"path": folder, "dropped": damaged}]})
    else:
        words = f"{damaged} damaged, and dropped" if damaged else "nothing is damaged"
        typer.echo(f"{folder}: {words}")


@cache.command()
def clear(manuscript: ManuscriptPath = MANUSCRIPT) -> None:
    """Delete everything that is kept; the next build makes it anew.

    Example: publish cache clear manuscript
    """
    from publish.store.keeping import clear as delete

    folder = _folder(manuscript)
    try:
        delete(folder)
    except OSError as error:
        typer.echo(f"error: {error.filename} cannot be deleted: {error.strerror}.", err=True)
        raise typer.Exit(2) from None
    typer.echo(f"{folder}: cleared")


def _folder(manuscript: Path) -> str:
    """The manuscript's cache. Without a manuscript, it says so and exits."""
    from publish.config import load
    from publish.diagnostics import Report
    from publish.pipeline.caching import cache_folder

    folder = cache_folder(manuscript)
    if folder is None:
        report = Report.of(load(manuscript).diagnostics)
        print_report(report)
        raise typer.Exit(exit_code(report))
    return folder
