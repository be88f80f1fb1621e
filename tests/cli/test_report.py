"""Diagnostics as they are printed."""

from __future__ import annotations

import pytest

from publish.cli.report import exit_code, summary, text
from publish.diagnostics import NOWHERE, Diagnostic, Report, Severity, Span


def _one(severity: Severity, code: str = "REF001", hint: str = "Do this.") -> Diagnostic:
    return Diagnostic(code, severity, Span("a.md", 3, 7), "It is wrong.", hint)


ERROR, WARNING = _one(Severity.ERROR), _one(Severity.WARNING, "SRC003")


def test_text() -> None:
    assert text(ERROR) == "a.md:3:7: error[REF001]: It is wrong.\n    Do this."
    assert text(_one(Severity.WARNING, hint="")) == "a.md:3:7: warning[REF001]: It is wrong."


def test_text_without_a_place() -> None:
    diagnostic = Diagnostic("CFG005", Severity.ERROR, NOWHERE, "No book.")
    assert text(diagnostic) == "error[CFG005]: No book."


def test_colour() -> None:
    coloured = text(ERROR, colour=True)
    assert "\x1b[31m" in coloured
    assert "\x1b" not in text(ERROR)


@pytest.mark.parametrize(
    ("diagnostics", "words"),
    [
        ([], "No problems found."),
        ([ERROR], "1 error."),
        ([ERROR, _one(Severity.ERROR, "REF002")], "2 errors."),
        ([ERROR, WARNING], "1 error, 1 warning."),
    ],
)
def test_summary(diagnostics: list[Diagnostic], words: str) -> None:
    assert summary(Report.of(diagnostics)) == words


def test_warnings_are_no_failure_unless_strict() -> None:
    report = Report.of([WARNING])
    assert exit_code(report) == 0
    assert exit_code(report.strict()) == 1
