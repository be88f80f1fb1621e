"""``publish new``: the starter books."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from publish.cli.app import app
from publish.config import load
from publish.model import Kind

FILES = [
    ".gitignore",
    "manuscript/01-writing.md",
    "manuscript/02-finding.md",
    "manuscript/book.yaml",
    "manuscript/figures/spread.svg",
    "manuscript/glossary.md",
    "manuscript/preface.md",
    "manuscript/references.yaml",
    "styles/README.md",
]


def _new(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["new", *arguments])


def _tree(folder: Path) -> list[str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in paths)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_book_is_complete_and_clean(language: str, tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "book"
    result = _new(str(folder), "--language", language)
    assert result.exit_code == 0
    assert str(folder / "manuscript") in result.stdout
    assert _tree(folder) == FILES
    checked = CliRunner().invoke(app, ["check", str(folder / "manuscript"), "--strict"])
    assert checked.stdout == "No problems found.\n"
    loaded = load(folder / "manuscript").value
    assert loaded is not None
    assert {edition.format for edition in loaded.editions} == {"pdf", "epub", "docx"}
    assert loaded.editions[0].metadata.language == language
    assert sum(piece.kind is Kind.CHAPTER for piece in loaded.outline) == 2


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_chapters_show_the_main_constructs(language: str, tmp_path: Path) -> None:
    _new(str(tmp_path), "--language", language)
    text = "".join((tmp_path / f).read_text(encoding="utf-8") for f in FILES if f.endswith(".md"))
    for construct in (
        "[^interrupt]: ",
        "@fig-spread",
        "{#fig-spread",
        "alt=",
        "{#tbl-margins}",
        "{.index",
        "range=end",
        "see=",
        "::: glossary",
        "{.term}",
        "::: epigraph",
    ):
        assert construct in text
    assert "\n\n    " in text, "a note of two paragraphs"


@pytest.mark.parametrize("title", ['A "Quoted" Title: $5 & {more} \\ #1', "Книга", "1984", "- x"])
def test_any_title(title: str, tmp_path: Path) -> None:
    assert _new(str(tmp_path), "--title", title).exit_code == 0
    loaded = load(tmp_path / "manuscript")
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    assert loaded.value.editions[0].metadata.title == title


def test_every_book_has_its_own_identifier(tmp_path: Path) -> None:
    identifiers = set()
    for name in ("a", "b"):
        _new(str(tmp_path / name))
        loaded = load(tmp_path / name / "manuscript").value
        assert loaded is not None
        identifiers.add(loaded.editions[0].metadata.identifier)
    assert len(identifiers) == 2


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    result = _new(str(tmp_path))
    assert result.exit_code == 2
    assert "not empty" in result.stderr
    assert _tree(tmp_path) == ["mine.txt"]
    assert _new(str(tmp_path / "mine.txt")).exit_code == 2


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = _new(str(tmp_path / "file" / "book"))
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
