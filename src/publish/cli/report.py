"""Diagnostics and artefacts as text and as JSON, and the exit code that they mean."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import typer

from publish.diagnostics import Diagnostic, Report, Severity

if TYPE_CHECKING:
    from publish.model import Artefact
    from publish.pipeline.explain import StepReport

NOTHING = Report()

_USAGE = frozenset({"EDN001", "CFG005", "RED001", "RVW007"})
"""What is wrong with the command line rather than with the manuscript."""

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def exit_code(report: Report) -> int:
    """0 without errors, 2 if one is about the command line, else 1."""
    if any(diagnostic.code in _USAGE for diagnostic in report.errors):
        return 2
    return 1 if report.errors else 0


def text(diagnostic: Diagnostic, *, colour: bool = False, hint: bool = True) -> str:
    """``path:line:col: error[CODE]: message``, and its hint indented on the next line."""
    label = f"{diagnostic.severity.value}[{diagnostic.code}]"
    place = f"{diagnostic.span}: " if str(diagnostic.span) else ""
    if colour:
        label = typer.style(label, fg=_COLOURS[diagnostic.severity], bold=True)
        place = typer.style(place, bold=True)
    first = f"{place}{label}: {diagnostic.message}"
    return f"{first}\n    {diagnostic.hint}" if hint and diagnostic.hint else first


def summary(report: Report) -> str:
    """How many errors and warnings there are: ``2 errors, 1 warning.``"""
    counts = ((len(report.errors), "error"), (len(report.warnings), "warning"))
    parts = [f"{count} {word}{'s' * (count != 1)}" for count, word in counts if count]
    return f"{', '.join(parts)}." if parts else "No problems found."


def print_report(report: Report, *remarks: str) -> None:
    """All diagnostics on standard output, coloured on a terminal; remarks; and their count."""
    colour = sys.stdout.isatty()
    for diagnostic in report:
        typer.echo(text(diagnostic, colour=colour))
    for remark in remarks:
        typer.echo(remark)
    typer.echo(summary(report))


def artefact_line(artefact: Artefact) -> str:
    """``build/book-print.pdf  312 pages  1.4 MB``"""
    pages = f"  {artefact.pages} page{'s' * (artefact.pages != 1)}" if artefact.pages else ""
    return f"{artefact.path}{pages}  {weight(artefact.bytes)}"


def weight(count: int) -> str:
    """So many bytes in words: ``12 kB``, ``1.4 MB``."""
    size = count / 1000
    return f"{size:.0f} kB" if size < 1000 else f"{size / 1000:.1f} MB"


def step_lines(steps: Sequence[StepReport]) -> Iterator[str]:
    """``made    galley:print:ideas  changed: fragment:print:ideas  1.25 s``, in columns."""
    width = max((len(step.name) for step in steps), default=0)
    for step in steps:
        took = f"  {step.seconds:.2f} s" if step.state == "made" else ""
        yield f"{step.state:6}  {step.name:{width}}  {step.why}{took}"


def print_json(
    content: Mapping[str, Iterable[Mapping[str, Any]]], report: Report = NOTHING
) -> None:
    """``content`` and the diagnostics as one JSON object on standard output."""
    tree = {key: list(entries) for key, entries in content.items()}
    tree["diagnostics"] = [entry(diagnostic) for diagnostic in report]
    typer.echo(json.dumps(tree, ensure_ascii=False, indent=2))


def entry(diagnostic: Diagnostic) -> dict[str, Any]:
    """A diagnostic in JSON; ``null`` where a line or column is unknown.

    What is said of a page of a finished file has ``page``, and ``box`` in points; of a file
    inside an e-book its path, ``inside``, and ``inside_line``.
    """
    spot, inside = diagnostic.spot, diagnostic.inside
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "path": diagnostic.span.path,
        "line": diagnostic.span.line,
        "column": diagnostic.span.column,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        **({"page": spot.page, "box": spot.box} if spot else {}),
        **({"inside": inside.path, "inside_line": inside.line} if inside else {}),
    }
