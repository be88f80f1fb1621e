"""Which two states are meant, and what is written where they differ."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from publish.cli.app import app
from publish.redline import redline
from publish.redline.states import version
from reading import judges
from reading.built import write
from reading.tracked import Tracked

BOOK = """\
title: A Book
language: en
contributors: [{name: Anna Author, role: author}]
date: 2026-11-22
front: [title-page]
chapters: [one.md, two.md]
back: [notes]
editions: {review: {format: docx}}
"""
ONE = "# One\n\nIt rained for a week.[^a] ![](dot.svg){alt=x}\n\n[^a]: So the almanac says.\n"
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M1 1h7v4z"/></svg>'
TWO = "# Two\n\nThen came the summer.\n"


def _git(folder: Path, *arguments: str, at: int = 1_000_000_000) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    dates = {"GIT_COMMITTER_DATE": f"@{at} +0000", "GIT_AUTHOR_DATE": f"@{at} +0000"}
    environment = {**dates, "PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(folder)}
    command = ["git", "-C", str(folder), *identity, *arguments]
    subprocess.run(command, check=True, capture_output=True, env=environment)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book of two commits, ``v1`` and the last one."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    _git(tmp_path, "init")
    write(tmp_path / "manuscript", BOOK, one=ONE, two=TWO)
    (tmp_path / "manuscript" / "dot.svg").write_text(DOT, encoding="utf-8")
    _git(tmp_path, "add", "manuscript")
    _git(tmp_path, "commit", "-m", "one")
    _git(tmp_path, "tag", "v1")
    rewritten = ONE.replace("a week", "a month")
    (tmp_path / "manuscript" / "one.md").write_text(rewritten, encoding="utf-8")
    _git(tmp_path, "commit", "-am", "two", at=1_100_000_000)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_two_revisions(repository: Path) -> None:
    made = redline("v1", "HEAD", formats=("docx", "html"))
    assert not made.report
    assert [(one.title, one.words_added, one.words_removed) for one in made.counts] == [
        ("1\u2002One", 1, 1)
    ]
    assert [one.path for one in made.artefacts] == [
        "build/redline/a-book-redline.docx",
        "build/redline/a-book-redline.html",
    ]
    document = Tracked((repository / made.artefacts[0].path).read_bytes())
    assert (document.words("ins"), document.words("del")) == ("month", "week")
    assert document.changed() == {("publish", "2004-11-09T11:33:20Z")}
    page = (repository / made.artefacts[1].path).read_text(encoding="utf-8")
    assert "<del>week</del><ins>month</ins>" in page
    assert "2\u2002Two" in page.partition("Unchanged")[2].partition("</p>")[0]
    assert "Then came the summer" not in page


def test_the_manuscript_as_it_stands_is_the_new_state_by_default(repository: Path) -> None:
    (repository / "manuscript" / "two.md").write_text(TWO.replace("summer", "war"), "utf-8")
    assert [one.title for one in redline("HEAD", formats=("docx",)).counts] == ["2\u2002Two"]


def test_two_folders_and_the_same_bytes(repository: Path, tmp_path: Path) -> None:
    write(tmp_path / "older", BOOK, one=ONE, two=TWO)
    (tmp_path / "older" / "dot.svg").write_text(DOT, encoding="utf-8")
    contents = []
    for folder in ("a", "b"):
        made = redline("older", "manuscript", output=tmp_path / folder)
        assert not made.report
        contents.append([Path(one.path).read_bytes() for one in made.artefacts])
    assert [len(one) > 1000 for one in contents[0]] == [True] * 3
    assert contents[0] == contents[1]


def test_a_book_without_an_edition_for_word_and_with_footnotes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    monkeypatch.chdir(tmp_path)
    book = BOOK.replace("editions: {review: {format: docx}}", "editions: {print: {format: pdf}}")
    book = book.replace("back: [notes]", "notes: {place: footnotes}")
    one = ONE.replace(" ![](dot.svg){alt=x}", "")
    write(tmp_path / "old", book, one=one, two=TWO)
    write(tmp_path / "new", book, one=one.replace("almanac", "newspaper"), two=TWO)
    made = redline("old", "new", edition="print", formats=("docx",), author="Ed Itor")
    file = tmp_path / "new" / made.artefacts[0].path
    document = Tracked(file.read_bytes())
    assert document.notes_part == "word/footnotes.xml"
    assert (document.words("ins"), document.words("del")) == ("newspaper", "almanac")
    assert document.changed() == {("Ed Itor", "1970-01-02T00:00:00Z")}
    assert judges.open_xml_sdk(file) == []


def test_one_chapter(repository: Path) -> None:
    (repository / "manuscript" / "two.md").write_text(TWO.replace("summer", "war"), "utf-8")
    made = redline("v1", chapters=("2",), formats=("docx",))
    assert [one.title for one in made.counts] == ["2\u2002Two"]
    document = Tracked((repository / made.artefacts[0].path).read_bytes())
    assert "It rained" not in str(document.accepted())
    assert "almanac" not in document.files["word/endnotes.xml"].decode()
    assert [name for name in document.files if name.startswith("word/media/")] == []
    with pytest.raises(ValueError, match="no chapter 3"):
        redline("v1", chapters=("3",))


def test_nothing_has_changed(repository: Path) -> None:
    made = CliRunner().invoke(app, ["redline", "HEAD", "HEAD"])
    assert made.exit_code == 0
    assert made.stdout == "Nothing has changed, and nothing is written.\n"
    assert not (repository / "build" / "redline").exists()


def test_a_state_with_errors_is_named(repository: Path) -> None:
    (repository / "manuscript" / "two.md").write_text("# Two\n\nSee @fig-none.\n", "utf-8")
    _git(repository, "commit", "-am", "three")
    made = redline("HEAD", "v1")
    assert [str(one.span) for one in made.report] == ["HEAD:manuscript/two.md:3:5"]
    assert made.artefacts == ()


@pytest.mark.parametrize("name", ["nothing", "--upload-pack=x", "HEAD:manuscript", "a\0b", ""])
def test_what_is_no_revision(repository: Path, name: str) -> None:
    with version(name or " ", "manuscript") as found:
        assert found.value is None
        assert [one.code for one in found.diagnostics] == ["RED001"]


def test_the_manuscript_was_not_there(repository: Path) -> None:
    _git(repository, "checkout", "--orphan", "other")
    _git(repository, "rm", "-rf", "--cached", ".")
    (repository / "file").write_text("text")
    _git(repository, "add", "file")
    _git(repository, "commit", "-m", "before")
    made = redline("other", "manuscript")
    assert [one.code for one in made.report] == ["CFG005"]
    assert "other:manuscript" in next(iter(made.report)).message


def test_links_of_a_revision_are_not_followed(repository: Path) -> None:
    (repository / "manuscript" / "two.md").unlink()
    (repository / "manuscript" / "two.md").symlink_to("/etc/passwd")
    _git(repository, "commit", "-am", "a link")
    made = redline("HEAD", "v1")
    assert {one.code for one in made.report} == {"SRC001"}


def test_the_command_tells_in_json(repository: Path) -> None:
    words = ["redline", "v1", "--as", "html", "--format", "json", "--author", "Ed Itor"]
    made = CliRunner().invoke(app, words)
    told = json.loads(made.stdout)
    assert [one["kind"] for one in told["artefacts"]] == ["html"]
    assert [(one["words-added"], one["state"]) for one in told["changes"]] == [(1, "kept")]
    assert told["diagnostics"] == []
    for wrong in (["--as", "odt"], ["-e", "none"], ["--chapter", "9"]):
        assert CliRunner().invoke(app, ["redline", "v1", *wrong]).exit_code == 2
