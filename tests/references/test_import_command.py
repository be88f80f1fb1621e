"""publish refs import: what it says and writes."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from publish.cli.app import app

_THERE = "- {id: doe1999, type: book, title: On Form, issued: 1999}  # mine\n"
_BIB = """\
@book{roe, title = {On {Rain}}, author = {Roe, Ann}, date = {2001}}
@book{x, title = {On form}, date = {1999}}
@book{doe1999, title = {On Snow}, date = {2003}}
"""


def _book(folder: Path, references: str = "references: [references.yaml]") -> Path:
    (folder / "one.md").write_text("# One\n", encoding="utf-8")
    (folder / "references.yaml").write_text(_THERE, encoding="utf-8")
    (folder / "book.yaml").write_text(
        f"title: Book\nchapters: [one.md]\n{references}\n", encoding="utf-8"
    )
    return folder


def _run(folder: Path, name: str = "other.bib", text: str = _BIB, *options: str) -> Result:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(app, ["refs", "import", str(file), str(folder), *options])
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


def test_new_entries_are_added_and_the_rest_stays(tmp_path: Path) -> None:
    result = _run(_book(tmp_path))
    assert result.exit_code == 0
    assert result.stdout.replace(f"{tmp_path}/", "").splitlines() == [
        "other.bib:1:7: roe: added",
        "other.bib:3:7: doe1999b (was doe1999): added",
        "other.bib:2:7: x: probably doe1999, references.yaml:1:8: same title",
        "references.yaml: 2 added, 0 there already, 1 probable duplicates left out.",
    ]
    text = (tmp_path / "references.yaml").read_text("utf-8")
    assert text.startswith(_THERE + "- id: roe\n  type: book\n  title: On Rain\n")
    again = _run(tmp_path)
    assert "0 added, 2 there already, 1 probable" in again.stdout
    assert (tmp_path / "references.yaml").read_text("utf-8") == text


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    result = _run(_book(tmp_path), "other.bib", _BIB, "--dry-run", "--format", "json")
    tree = json.loads(result.stdout)
    assert [one["key"] for one in tree["added"]] == ["roe", "doe1999b"]
    assert tree["likely"][0]["there"] == {"path": "references.yaml", "line": 1, "column": 8}
    assert (tmp_path / "references.yaml").read_text("utf-8") == _THERE


def test_duplicates_are_added_if_that_is_wanted(tmp_path: Path) -> None:
    assert "3 added" in _run(_book(tmp_path), "other.bib", _BIB, "--duplicates").stdout


def test_without_a_file_to_add_to(tmp_path: Path) -> None:
    result = _run(_book(tmp_path, references=""))
    assert result.exit_code == 1
    assert "name it in book.yaml" in result.stdout


def test_an_unknown_kind_of_file(tmp_path: Path) -> None:
    result = _run(_book(tmp_path), "other.txt", "words")
    assert result.exit_code == 1
    assert "error[CFG010]" in result.stdout
