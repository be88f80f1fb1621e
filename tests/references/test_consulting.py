"""publish refs check, list and unused: what they say, and what they leave to others."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from publish.cli.app import app
from publish.references.consulting import check, consult

_REFERENCES = """\
- {id: doe, type: book, title: "A *Study*", title-short: Study, publisher: P, issued: 1999}
- {id: roe, type: book, title: Further, publisher: P, issued: 1998}
- {id: poe, type: book, title: Never, publisher: P, issued: 1997}
"""
_TEXT = """\
# One

Words [@doe; @doe, 3].[^a]

::: {.bibliography keys="roe"}
:::

[^a]: See @doe.
"""


def _book(folder: Path, text: str = _TEXT, more: str = "") -> Path:
    (folder / "one.md").write_text(text, encoding="utf-8")
    (folder / "references.yaml").write_text(_REFERENCES, encoding="utf-8")
    (folder / "book.yaml").write_text(
        "title: Book\nidentifier: urn:isbn:9783161484100\nchapters: [one.md]\n"
        f"references: [references.yaml]\neditions: {{a: {{format: docx}}}}\n{more}",
        encoding="utf-8",
    )
    return folder


def _run(*words: str) -> Result:
    result = CliRunner().invoke(app, ["refs", *words])
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


def test_every_citation_has_its_place(tmp_path: Path) -> None:
    found = consult(_book(tmp_path))
    places = {key: [str(one) for one in spans] for key, spans in found.citings.items()}
    assert places == {"doe": ["one.md:3:8", "one.md:3:14", "one.md:8:11"], "roe": ["one.md:5:1"]}
    assert found.unused == ("poe",)


def test_what_book_yaml_lists_is_used(tmp_path: Path) -> None:
    found = consult(_book(tmp_path, more="nocite: [poe]\n"))
    assert [str(one) for one in found.citings["poe"]] == ["book.yaml:6:10"]
    assert consult(_book(tmp_path, more='nocite: "*"\n')).unused == ()


def test_the_list_as_text(tmp_path: Path) -> None:
    result = _run("list", str(_book(tmp_path)))
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "doe  book  Study",
        "    one.md:3:8",
        "    one.md:3:14",
        "    one.md:8:11",
        "roe  book  Further",
        "    one.md:5:1",
        "poe  book  Never",
    ]


def test_the_list_as_json(tmp_path: Path) -> None:
    tree = json.loads(_run("list", str(_book(tmp_path)), "--format", "json").stdout)
    first = tree["references"][0]
    assert first["cited"][1] == {"path": "one.md", "line": 3, "column": 14}
    assert (first["path"], first["line"], first["column"]) == ("references.yaml", 1, 8)


def test_what_is_unused(tmp_path: Path) -> None:
    assert _run("unused", str(_book(tmp_path))).stdout == "poe  book  Never\n"


def test_only_what_concerns_references_is_said(tmp_path: Path) -> None:
    book = _book(tmp_path, _TEXT + "\nAn [empty]() link, an @unknown key.\n")
    codes = [one.code for one in check(book)]
    assert codes == ["REF001", "REF020"]
    assert _run("check", str(book)).exit_code == 1


def test_a_chapter_that_cannot_be_read_may_cite_anything(tmp_path: Path) -> None:
    book = _book(tmp_path)
    (book / "one.md").write_bytes(b"# One\n\n\xff [@doe]\n")
    assert [one.code for one in check(book)] == ["SRC005"]
    assert [one.code for one in consult(book).report] == ["SRC005"]


def test_book_yaml_says_what_an_unused_entry_counts_as(tmp_path: Path) -> None:
    book = _book(tmp_path, more="diagnostics: {REF020: error}\n")
    assert _run("check", str(book)).exit_code == 1
    book = _book(tmp_path, more="diagnostics: {REF020: off}\n")
    assert _run("check", str(book)).stdout == "No problems found.\n"


def test_its_silence_is_reported_where_it_has_no_reason(tmp_path: Path) -> None:
    book = _book(tmp_path, _TEXT + "\nAlso @poe.\n", "diagnostics: {REF020: off}\n")
    assert [one.code for one in check(book)] == ["SRC013"]
    assert CliRunner().invoke(app, ["check", str(book)]).stdout == "No problems found.\n"


def test_without_a_book(tmp_path: Path) -> None:
    assert _run("list", str(tmp_path)).exit_code == 2
