"""``publish preflight``"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from publish.cli.options import Form, Format, Strict
from publish.cli.report import exit_code, print_json, print_report

Files = Annotated[
    list[Path],
    typer.Argument(help="PDF files, or folders that have some in them.", metavar="FILE…"),
]


def preflight(files: Files, strict: Strict = False, form: Format = Form.TEXT) -> None:
    """Check finished PDF files before they go to the printer; they may be anybody's.

    Example: publish preflight build/book-print.pdf
    """
    from publish.preflight import check_files

    report = check_files(files)
    report = report.strict() if strict else report
    if form is Form.JSON:
        print_json({}, report)
    else:
        print_report(report)
    raise typer.Exit(exit_code(report))
