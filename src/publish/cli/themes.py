"""``publish themes``"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import typer

from publish.cli.options import MANUSCRIPT, Form, Format, ManuscriptPath
from publish.cli.report import exit_code, print_json, print_report


def themes(manuscript: ManuscriptPath = MANUSCRIPT, form: Format = Form.TEXT) -> None:
    """List the themes: those that come along, and the book's own under styles/.

    Outside of a book only those that come along are listed.

    Example: publish themes --format json
    """
    from publish.diagnostics import Report
    from publish.themes.listing import listed

    outcome = listed(_styles(manuscript))
    report = Report.of(outcome.diagnostics)
    if form is Form.JSON:
        print_json({"themes": map(asdict, outcome.value)}, report)
    else:
        width = max(len(theme.name) for theme in outcome.value)
        for theme in outcome.value:
            typer.echo(f"{theme.name:{width}}  {theme.description or f'extends {theme.extends}'}")
            typer.echo(f"{'':{width}}  {theme.picture or theme.folder}")
        if report:
            print_report(report)
    raise typer.Exit(exit_code(report))


def _styles(manuscript: Path) -> Path | None:
    """The book's own themes, if there is a book."""
    from publish.config import locate

    found = locate(manuscript)
    return found.root / "styles" if found else None
