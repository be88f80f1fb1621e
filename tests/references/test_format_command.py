"""publish refs format: what it writes, and what it leaves alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from publish.cli.app import app

_UNTIDY = "- {title: A, id: b, type: book}\n- id: a  # first\n"
_TIDY = "references:\n  - id: a  # first\n\n  - id: b\n    type: book\n    title: A\n"


def _book(folder: Path, text: str) -> Path:
    (folder / "one.md").write_text("# One\n", encoding="utf-8")
    (folder / "references.yaml").write_text(text, encoding="utf-8")
    (folder / "book.yaml").write_text(
        "title: Book\nchapters: [one.md]\nreferences: [references.yaml]\n", encoding="utf-8"
    )
    return folder


def _run(*words: str) -> Result:
    result = CliRunner().invoke(app, ["refs", "format", *words])
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


def test_it_writes_the_file_once(tmp_path: Path) -> None:
    book = _book(tmp_path, _UNTIDY)
    assert _run(str(book)).stdout == "references.yaml: written\n"
    assert (book / "references.yaml").read_text("utf-8") == _TIDY
    result = _run(str(book))
    assert (result.stdout, result.exit_code) == ("Nothing to change.\n", 0)
    assert sorted(path.name for path in book.iterdir()) == [
        "book.yaml",
        "one.md",
        "references.yaml",
    ]


def test_check_writes_nothing(tmp_path: Path) -> None:
    book = _book(tmp_path, _UNTIDY)
    result = _run(str(book), "--check", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["files"] == [{"path": "references.yaml", "changed": True}]
    assert (book / "references.yaml").read_text("utf-8") == _UNTIDY
    assert _run(str(_book(tmp_path, _TIDY)), "--check").exit_code == 0


@pytest.mark.parametrize("text", ["- {id: a\n", "- &a {id: a}\n- *a\n"])
def test_what_cannot_be_laid_out_is_left_alone(tmp_path: Path, text: str) -> None:
    book = _book(tmp_path, text)
    result = _run(str(book))
    assert result.exit_code == 1
    assert "error[REF002]" in result.stdout
    assert (book / "references.yaml").read_text("utf-8") == text
