"""An EPUB edition is held against its store when it has been made, with the manuscript's lines."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from typer.testing import CliRunner

import publish
from pipeline.small_book import edit, said_of, write_book
from publish.cli.app import app

_ROWS = ("| a | b | c | d | e |", "|---|---|---|---|---|", "| 1 | 2 | 3 | 4 | 5 |")
_WIDE = "\n\n" + "\n".join(_ROWS) + "\n\n: Five {#tbl-five}\n"


def _book(tmp_path: Path, **options: str) -> Path:
    folder = write_book(tmp_path, "ebook")
    edit(folder / "two.md", "Words of the second.[^n]", f"Words of the second.[^n]{_WIDE}")
    Image.new("RGB", (1000, 1500), "red").save(folder / "front.jpg")
    said = "".join(f", {key}: {value}" for key, value in options.items())
    edit(folder / "book.yaml", "{format: epub}", f"{{format: epub{said}}}")
    return folder


def test_what_is_meant_can_be_allowed(tmp_path: Path) -> None:
    folder = _book(tmp_path, profile="kobo", cover="front.jpg")
    edit(folder / "two.md", _WIDE, f"\n\n<!-- publish: allow PRE163 -->{_WIDE}")
    assert said_of(folder) == []


def test_what_a_store_does_not_show_is_a_warning_with_its_line(tmp_path: Path) -> None:
    folder = _book(tmp_path, profile="kobo", cover="front.jpg")
    (found,) = said_of(folder)
    assert (found.code, found.severity) == ("PRE163", "warning")
    assert str(found.span) == "manuscript/two.md:5:3"
    assert found.message.startswith("Edition ebook, EPUB/text/ch-two.xhtml, line ")
    assert "5 columns" in found.message
    assert said_of(folder) == [found], "from the cache"


def test_a_cover_is_told_of_where_it_is_named(tmp_path: Path) -> None:
    folder = _book(tmp_path, profile="google", cover="front.jpg")
    Image.new("RGB", (400, 600), "red").save(folder / "front.jpg")
    (found,) = said_of(folder)
    lines = (folder / "book.yaml").read_text("utf-8").splitlines()
    assert (found.code, found.span.path) == ("PRE142", "manuscript/book.yaml")
    assert "front.jpg" in lines[(found.span.line or 0) - 1]


def test_the_file_remembers_the_lines_until_it_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for judge in ("PUBLISH_EPUBCHECK", "PUBLISH_ACE"):
        monkeypatch.setenv(judge, "off")
    folder = _book(tmp_path, profile="kobo", cover="front.jpg")
    (warned,) = said_of(folder)
    monkeypatch.chdir(tmp_path)
    command = [
        "preflight",
        "build/a-small-book-ebook.epub",
        "--profile",
        "kobo",
        "--format",
        "json",
    ]
    (told,) = json.loads(CliRunner().invoke(app, command).stdout)["diagnostics"]
    assert (told["path"], told["line"]) == ("manuscript/two.md", 5)
    assert (told["message"], told["inside"]) == (warned.message, "EPUB/text/ch-two.xhtml")
    with ZipFile("build/a-small-book-ebook.epub", "a") as archive:
        assert "EPUB/cover.xhtml" in archive.namelist()
        archive.comment = b"changed"
    (told,) = json.loads(CliRunner().invoke(app, command).stdout)["diagnostics"]
    assert (told["path"], told["line"]) == ("build/a-small-book-ebook.epub", None)


def test_kindle_has_no_page_for_the_cover(tmp_path: Path) -> None:
    assert said_of(_book(tmp_path, profile="kindle", cover="front.jpg")) == []
    with ZipFile(tmp_path / "build" / "a-small-book-ebook.epub") as archive:
        assert "EPUB/cover.xhtml" not in archive.namelist()
        assert b'properties="cover-image"' in archive.read("EPUB/content.opf")


@pytest.mark.parametrize(("name", "hint"), [("kindel", "“kindle”"), ("kdp", "")])
def test_a_store_that_is_not_known(tmp_path: Path, name: str, hint: str) -> None:
    result = publish.build(_book(tmp_path, profile=name), jobs=1)
    (found,) = result.report
    assert found.code == "CFG013"
    assert found.span.line is not None
    assert hint in found.hint
