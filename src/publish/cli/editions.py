"""``publish editions``"""

from __future__ import annotations

import typer

from publish.cli.options import MANUSCRIPT, Form, Format, ManuscriptPath
from publish.cli.report import exit_code, print_json, print_report
from publish.model import Edition


def editions(manuscript: ManuscriptPath = MANUSCRIPT, form: Format = Form.TEXT) -> None:
    """List the editions of a book, and the files that they become.

    Example: publish editions manuscript --format json
    """
    from publish.config import load
    from publish.diagnostics import Report
    from publish.pipeline.allowed import in_force

    loaded = load(manuscript)
    rulings = loaded.value.rulings if loaded.value else ()
    report = Report.of(in_force(loaded.diagnostics, rulings, frozenset()))
    found = loaded.value.editions if loaded.value else ()
    if form is Form.JSON:
        print_json({"editions": (_entry(edition) for edition in found)}, report)
    else:
        width = max((len(edition.name) for edition in found), default=0)
        for edition in found:
            typer.echo(f"{edition.name:{width}}  {edition.format:4}  {_path(edition)}")
        if report:
            print_report(report)
    raise typer.Exit(exit_code(report))


def _entry(edition: Edition) -> dict[str, str]:
    return {
        "name": edition.name,
        "format": edition.format,
        "path": _path(edition),
        "theme": edition.theme,
    }


def _path(edition: Edition) -> str:
    from publish.config import file_name

    return f"build/{file_name(edition)}"
