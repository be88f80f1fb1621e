"""``publish preflight``"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from publish.cli.options import Form, Format, Strict
from publish.cli.report import exit_code, print_json, print_report
from publish.diagnostics import advice

if TYPE_CHECKING:
    from publish.preflight import Requirements, Standard

Files = Annotated[
    list[Path],
    typer.Argument(help="PDF files, or folders that have some in them.", metavar="FILE…"),
]
ProfileName = Annotated[
    str, typer.Option("--profile", help="The printer or store; publish profiles lists them.")
]
Standards = Annotated[
    list[str] | None,
    typer.Option("--standard", help="A standard to be kept, for example pdf/x-4; may be repeated."),
]
PaperName = Annotated[
    str, typer.Option("--paper", help="The profile's paper: white, cream or colour.")
]


def preflight(
    files: Files,
    profile: ProfileName = "",
    paper: PaperName = "",
    standard: Standards = None,
    strict: Strict = False,
    form: Format = Form.TEXT,
) -> None:
    """Check finished PDF files before they go to the printer; they may be anybody's.

    Example: publish preflight build/book-print.pdf --profile kdp
    """
    from publish.preflight import check_files

    report = check_files(files, _asked(profile, paper, _standards(standard or [])))
    report = report.strict() if strict else report
    if form is Form.JSON:
        print_json({}, report)
    else:
        print_report(report)
    raise typer.Exit(exit_code(report))


def _asked(profile: str, paper: str, standards: tuple[Standard, ...]) -> Requirements:
    """What the files are held against. Raises typer.BadParameter for an unknown profile."""
    from publish.preflight import Requirements
    from publish.preflight.profiles import requirements
    from publish.profiles import load, names

    if not profile:
        return Requirements(standards=standards)
    if profile not in names():
        raise typer.BadParameter(_unknown("profile", profile, names()))
    return requirements(load(profile), paper, standards)


def _standards(given: list[str]) -> tuple[Standard, ...]:
    from publish.preflight import Standard

    known = [one.value for one in Standard]
    for name in given:
        if name not in known:
            raise typer.BadParameter(_unknown("standard", name, known))
    return tuple(Standard(name) for name in given)


def _unknown(what: str, name: str, known: list[str] | tuple[str, ...]) -> str:
    return f"There is no {what} “{name}”. {advice(name, known)}".strip()
