"""EPUBCheck and Ace: where they are found, what they are asked, what becomes of what they say."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from preflight.ebooks.clean import changed, clean, packed
from publish.diagnostics import Diagnostic, Span
from publish.preflight.ebooks.checking import check_ebook
from publish.preflight.ebooks.judges import Judge, judges
from publish.preflight.ebooks.placing import Note, note_path, written
from publish.profiles import load_store

ROOT = Path(__file__).resolve().parents[3]


def _program(path: Path, says: str = "", *, fails: bool = False) -> Path:
    """A program that says something, and gives no report."""
    text = (
        f"#!{sys.executable}\nimport sys\nprint({says!r}, file=sys.stderr)\nsys.exit({fails:d})\n"
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def _asked(book: Path, *called: Judge) -> list[Diagnostic]:
    store = load_store("generic")
    return list(check_ebook(book, book.read_bytes(), Span(book.name), store, called))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.epub"
    path.write_bytes(packed(clean()))
    return path


def test_judges_that_are_absent_say_what_is_missing(tmp_path: Path) -> None:
    epubcheck, ace = judges({"PATH": str(tmp_path)}, tmp_path)
    assert (epubcheck.command, epubcheck.absent) == ((), "Java is not installed")
    assert (ace.command, ace.absent) == ((), "it is not installed")


def test_judges_that_are_switched_off_are_none(tmp_path: Path) -> None:
    assert judges({"PUBLISH_EPUBCHECK": "off", "PUBLISH_ACE": "off"}, tmp_path) == ()


def test_judges_are_found_by_variables_and_beside_the_book(tmp_path: Path) -> None:
    path = {"PATH": str(_program(tmp_path / "bin" / "java").parent)}
    ace = _program(tmp_path / "node_modules/.bin/ace-puppeteer")
    inside = tmp_path / "book" / "manuscript"
    called = judges({**path, "PUBLISH_EPUBCHECK": "/x/epubcheck.jar"}, inside)
    assert [one.command for one in called] == [
        (str(tmp_path / "bin" / "java"), "-jar", "/x/epubcheck.jar"),
        (str(ace),),
    ]
    named = judges({**path, "PUBLISH_EPUBCHECK": "/x/check", "PUBLISH_ACE": "/x/ace"}, inside)
    assert [one.command for one in named] == [("/x/check",), ("/x/ace",)]


@pytest.mark.parametrize(
    ("says", "reason"), [("Out of memory", "(Out of memory)"), ("", "gives no report,")]
)
def test_a_judge_without_a_verdict_is_told_of(book: Path, says: str, reason: str) -> None:
    program = _program(book.with_name("judge"), says, fails=True)
    named = {"PUBLISH_EPUBCHECK": str(program), "PUBLISH_ACE": str(program)}
    found = _asked(book, *judges({**os.environ, **named}, book.parent))
    assert [one.code for one in found] == ["PRE005", "PRE005"]
    assert all(reason in f"{one.message}," or not says for one in found)


def test_a_judge_that_cannot_be_run_is_told_of(book: Path) -> None:
    named = {"PUBLISH_EPUBCHECK": str(book), "PUBLISH_ACE": "off"}
    (found,) = _asked(book, *judges({**os.environ, **named}, book.parent))
    assert found.code == "PRE005"
    assert "EPUBCheck cannot be run" in found.message


def test_ace_is_asked_again_when_it_gives_no_report(book: Path) -> None:
    """Its browser may have been too slow for its own clock."""
    program = _program(book.with_name("judge"))
    program.write_text(
        f"#!{sys.executable}\nimport pathlib, sys\nbefore = pathlib.Path(__file__ + '.asked')\n"
        "report = pathlib.Path(sys.argv[sys.argv.index('-o') + 1], 'report.json')\n"
        "if before.exists(): report.write_text('{\"assertions\": []}')\n"
        "before.touch()\n",
        encoding="utf-8",
    )
    named = {"PUBLISH_EPUBCHECK": "off", "PUBLISH_ACE": str(program)}
    assert _asked(book, *judges({**os.environ, **named}, book.parent)) == []


def test_no_judge_unpacks_what_is_not_safe(book: Path) -> None:
    book.write_bytes(packed({**clean(), "../x": b"x"}))
    program = _program(book.with_name("judge"), fails=True)
    called = judges({"PUBLISH_EPUBCHECK": str(program), "PUBLISH_ACE": "off"}, book.parent)
    assert [one.code for one in _asked(book, *called)] == ["PRE104"]


def test_what_the_judges_find_has_its_line_in_the_manuscript(book: Path) -> None:
    """Both are asked here. What our own rules say of the same place is said once."""
    files = clean()
    changed(files, "one.xhtml", "The end of it.", '<b align="x">The</b> end of it.')
    changed(files, "one.xhtml", ' alt="A dot"', "")
    changed(files, "two.xhtml", "<p id", '<h5>Five</h5><p id="x"></p><p id')
    book.write_bytes(packed(files))
    places = {"_one_3": Span("one.md", 7, 1), "_two_2": Span("two.md", 9, 1)}
    note_path(book).parent.mkdir()
    note_path(book).write_bytes(written(book.read_bytes(), Note("ebook", places)))
    found = _asked(book, *judges(os.environ, ROOT))
    said = {(one.code, str(one.span), one.message.rpartition("(")[2]) for one in found}
    assert ("PRE171", "one.md:7:1", "EPUBCheck, RSC-005).") in said
    assert any(one.code == "PRE117" for one in found)
    assert not any("image-alt" in one.message for one in found)
    by_ace = [one for one in found if "(Ace, heading-order)" in one.message]
    assert [str(one.span) for one in by_ace] == ["two.md:9:1"]
