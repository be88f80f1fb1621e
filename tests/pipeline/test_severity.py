"""book.yaml says what a diagnostic counts as, and silence for nothing is reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from publish import Result, build, check
from publish.cli.app import app
from publish.diagnostics import Diagnostic, Span, Stage, diagnose
from publish.model import Ruling
from publish.pipeline.allowed import in_force

EVERY = frozenset(Stage)
LINK = "One [link]().\n"


def _book(folder: Path, diagnostics: str, text: str = LINK) -> Path:
    (folder / "one.md").write_text(f"# One\n\n{text}", encoding="utf-8")
    (folder / "book.yaml").write_text(
        f"title: Book\nidentifier: urn:isbn:9783161484100\nchapters: [one.md]\n{diagnostics}\n"
        "editions: {a: {format: docx}, b: {format: docx, layout: clean}}\n",
        encoding="utf-8",
    )
    return folder


def _codes(result: Result) -> list[str]:
    return [f"{d.severity.value} {d.code} {d.span}" for d in result.report]


def test_a_raised_warning_is_an_error(tmp_path: Path) -> None:
    book = _book(tmp_path, "diagnostics: {SRC011: error}")
    assert _codes(check(book)) == ["error SRC011 one.md:3:5"]
    result = build(book)
    assert not result.ok
    assert result.artefacts == ()


def test_a_silenced_warning_is_gone(tmp_path: Path) -> None:
    book = _book(tmp_path, "diagnostics: {SRC011: off}")
    assert _codes(check(book, strict=True)) == []
    assert _codes(build(book)) == []


def test_a_warning_can_be_said_to_be_one(tmp_path: Path) -> None:
    book = _book(tmp_path, "diagnostics: {SRC011: warning}")
    assert _codes(check(book)) == ["warning SRC011 one.md:3:5"]


def test_silence_for_nothing_is_reported_at_its_line(tmp_path: Path) -> None:
    book = _book(tmp_path, "diagnostics:\n  SRC011: off", text="Words.\n")
    assert _codes(check(book)) == ["warning SRC013 book.yaml:5:3"]
    assert _codes(build(book)) == ["warning SRC013 book.yaml:5:3"]


def test_not_where_another_edition_may_need_it(tmp_path: Path) -> None:
    book = _book(tmp_path, "diagnostics: {SRC011: off}", text="Words.\n")
    assert _codes(build(book, ["a"])) == []


def test_nor_where_an_error_may_hide_what_it_is_for(tmp_path: Path) -> None:
    book = _book(tmp_path, "diagnostics: {SRC011: off}", text="See @sec-nowhere.\n")
    assert _codes(check(book)) == ["error XRF002 one.md:3:5"]


@pytest.mark.parametrize("silence", ["diagnostics: {PDF002: off}", "# nothing\n"])
def test_a_check_does_not_know_what_only_a_build_finds(tmp_path: Path, silence: str) -> None:
    allowance = "<!-- publish: allow PDF002 -->\n\nWords.\n"
    book = _book(tmp_path, silence, text=allowance if silence.startswith("#") else "Words.\n")
    assert _codes(check(book)) == []
    assert [one.partition(" book")[0][:14] for one in _codes(build(book))] == ["warning SRC013"]


def test_the_report_in_json_has_the_severity_in_force(tmp_path: Path) -> None:
    book = _book(tmp_path, "diagnostics: {SRC011: error}")
    result = CliRunner().invoke(app, ["check", str(book), "--format", "json"])
    assert result.exit_code == 1
    assert [one["severity"] for one in json.loads(result.stdout)["diagnostics"]] == ["error"]


def test_what_is_said_of_book_yaml_counts_in_every_command(tmp_path: Path) -> None:
    book = _book(tmp_path, "diagnostics: {CFG007: off}")
    text = (book / "book.yaml").read_text("utf-8")
    (book / "book.yaml").write_text(text.replace("identifier: urn:isbn:9783161484100\n", ""))
    result = CliRunner().invoke(app, ["editions", str(book)])
    assert "CFG007" not in result.stdout


def _warning(code: str) -> Diagnostic:
    return diagnose(code, Span("one.md", 3, 1), code="X")


def _off(code: str, line: int = 1) -> Ruling:
    return Ruling(code, None, Span("book.yaml", line, 3))


def test_the_word_about_silence_for_nothing_can_itself_be_silenced() -> None:
    assert in_force([], [_off("SRC013"), _off("SRC012", 2)], EVERY) == []


def test_its_silence_too_needs_a_reason() -> None:
    (left,) = in_force([], [_off("SRC013")], EVERY)
    assert (left.code, left.span.line) == ("SRC013", 1)


def test_what_was_not_asked_for_is_not_missed() -> None:
    assert in_force([_warning("SRC012")], [_off("PDF002")], frozenset({Stage.CHECK})) == [
        _warning("SRC012")
    ]
