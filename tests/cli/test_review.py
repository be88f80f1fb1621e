"""``publish review`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from pipeline.small_book import write_book
from publish.cli.app import app

COMMENTS = """\
comments:
  - id: c1
    author: Emma Editor
    date: 2026-11-20
    at: manuscript/one.md:3:1
    quoted: Words of the first
    text: |
      Whose words?

      And when?
  - {id: c2, parent: c1, author: Boris, text: The author's.}
"""


def _run(*words: object) -> Result:
    return CliRunner().invoke(app, ["review", *map(str, words)])


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795426200")  # 2026-11-23T09:30:00Z
    monkeypatch.chdir(tmp_path)
    write_book(tmp_path, "review")
    (tmp_path / "review").mkdir()
    (tmp_path / "review" / "comments.yaml").write_text(COMMENTS, encoding="utf-8")
    return tmp_path


def test_a_copy_is_written_and_listed(book: Path) -> None:
    sent = _run("export", "--to", "Emma Editor", "--note", "Dates!", "--chapter", "one.md")
    name = "2026-11-23-emma-editor"
    path = f"review/rounds/{name}/a-small-book-{name}.docx"
    assert sent.exit_code == 0
    first, last = sent.stdout.splitlines()
    assert first.startswith(f"{path}  ") and first.endswith(" kB, 2 comments")
    assert last == "No problems found."
    assert (book / path).is_file()
    listed = _run("rounds")
    assert listed.stdout == (
        f"{name}  Emma Editor  1 chapter, 2 comments  Dates!\n"
        "manuscript/one.md:3:1  c1  Emma Editor: Whose words? And when?\n"
        "    c2  Boris: The author's.\n"
        "1 round, 1 open thread.\n"
    )
    tree = json.loads(_run("rounds", "--format", "json").stdout)
    assert tree["rounds"][0]["chapters"] == ["manuscript/one.md"]
    assert tree["rounds"][0]["path"] == path
    assert tree["rounds"][0]["date"] == "2026-11-23T09:30:00Z"
    assert [one["parent"] for one in tree["comments"]] == [None, "c1"]
    assert tree["comments"][0]["line"] == 3


def test_json_holds_one_object_and_nothing_else(book: Path) -> None:
    tree = json.loads(_run("export", "--format", "json", "-o", "out").stdout)
    assert tree["copies"] == [
        {"round": "2026-11-23", "path": "out/a-small-book-2026-11-23.docx", "comments": 2}
    ]
    assert (book / tree["copies"][0]["path"]).is_file()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("export", "--chapter", "9"), 2),
        (("export", "-e", "print"), 2),
        (("export", "--to", "a\x07b"), 2),
        (("export", "--to", "a\udc80b"), 2),
        (("export", "nowhere"), 2),
        (("rounds", "nowhere"), 2),
        (("rounds",), 0),
        ((), 2),
    ],
)
def test_exit_codes(book: Path, words: tuple[str, ...], code: int) -> None:
    assert _run(*words).exit_code == code
    assert not (book / "review" / "rounds").exists()


def test_faulty_comments_are_reported_and_nothing_is_written(book: Path) -> None:
    (book / "review" / "comments.yaml").write_text(COMMENTS.replace("c2", "c1"), "utf-8")
    for command in ("export", "rounds"):
        done = _run(command)
        assert done.exit_code == 1
        assert "review/comments.yaml:11:10: error[RVW001]" in done.stdout
    assert not (book / "review" / "rounds").exists()
