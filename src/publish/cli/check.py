"""``publish check``"""

from __future__ import annotations

import sys
from contextlib import redirect_stdout

import typer

from publish.cli.options import MANUSCRIPT, Form, Format, ManuscriptPath, Strict
from publish.cli.report import exit_code, print_json, print_report


def check(
    manuscript: ManuscriptPath = MANUSCRIPT, strict: Strict = False, form: Format = Form.TEXT
) -> None:
    """Say what is wrong with a manuscript, and write nothing.

    Example: publish check manuscript --strict
    """
    from publish.pipeline.api import check as examine

    # What libraries print would spoil the report.
    with redirect_stdout(sys.stderr):
        report = examine(manuscript, strict=strict).report
    if form is Form.JSON:
        print_json({"artefacts": ()}, report)
    else:
        print_report(report)
    raise typer.Exit(exit_code(report))
