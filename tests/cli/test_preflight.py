"""``publish preflight`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from preflight import clean
from preflight.ebooks import clean as ebooks
from publish.cli.app import app


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["preflight", *map(str, words)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with a hairline on its second page."""
    pdf = clean.clean()
    contents = pdf.pages[1].obj.Contents
    contents.write(contents.read_bytes() + b"0.1 w 90 300 m 300 300 l S")
    path = tmp_path / "book.pdf"
    path.write_bytes(clean.saved(pdf))
    return path


def test_a_finding_in_words(file: Path) -> None:
    done = run(file)
    assert done.exit_code == 0
    assert "warning[PRE042]: Page 2, 1.2 in from the left and 4.8 in from the top: " in done.stdout


def test_a_finding_in_json_has_page_and_box(file: Path) -> None:
    (entry,) = json.loads(run(file, "--format", "json").stdout)["diagnostics"]
    assert (entry["code"], entry["page"], entry["line"]) == ("PRE042", 2, None)
    assert entry["box"] == pytest.approx([89.95, 299.95, 300.05, 300.05], abs=0.1)


def test_exit_codes(file: Path) -> None:
    assert run(file).exit_code == 0
    assert run(file, "--strict").exit_code == 1
    assert run(file, "--profile", "kdp").exit_code == 1
    assert run(file, "--profile", "kpd").exit_code == 2
    assert run(file, "--standard", "pdf/x4").exit_code == 2


def test_names_that_are_not_known_are_offered_near_ones(file: Path) -> None:
    assert "Did you mean “kdp”?" in " ".join(run(file, "--profile", "kdpp").output.split())
    assert "pdf/x-4" in run(file, "--standard", "pdf/x4").output


def test_a_folder_means_the_files_in_it(file: Path) -> None:
    assert run(file.parent).stdout == run(file).stdout


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An e-book with a link that leads nowhere, and no judge to be asked."""
    for judge in ("PUBLISH_EPUBCHECK", "PUBLISH_ACE"):
        monkeypatch.setenv(judge, "off")
    files = ebooks.clean()
    ebooks.changed(files, "one.xhtml", "#sec-two", "#nowhere")
    path = tmp_path / "book.epub"
    path.write_bytes(ebooks.packed(files))
    return path


def test_an_ebook_in_words_and_in_json(book: Path) -> None:
    done = run(book)
    assert done.exit_code == 1
    assert "error[PRE116]: EPUB/one.xhtml, line 8: the link to “two.xhtml#nowhere”" in done.stdout
    (entry,) = json.loads(run(book, "--format", "json").stdout)["diagnostics"]
    assert (entry["inside"], entry["inside_line"], entry["line"]) == ("EPUB/one.xhtml", 8, None)


def test_judges_that_are_absent_are_told_of_once(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for judge in ("PUBLISH_EPUBCHECK", "PUBLISH_ACE"):
        monkeypatch.delenv(judge)
    monkeypatch.setenv("PATH", str(book.parent))
    monkeypatch.chdir(book.parent)
    book.with_name("two.epub").write_bytes(book.read_bytes())
    *_, epubcheck, ace, count = run(book.parent).stdout.splitlines()
    assert epubcheck == "EPUBCheck was not asked: Java is not installed."
    assert ace == "Ace was not asked: it is not installed."
    assert count == "2 errors."
    told = json.loads(run(book, "--format", "json").stdout)["judges"]
    assert [(one["name"], one["asked"]) for one in told] == [("EPUBCheck", False), ("Ace", False)]
    assert "not asked" not in run(book, "--no-judges").stdout


def test_printers_are_for_paper_and_stores_for_ebooks(book: Path, file: Path) -> None:
    both = file.parent
    assert "PRE116" not in run(both, "--profile", "kdp").stdout
    assert "PRE042" not in run(both, "--profile", "kobo").stdout
    assert run(book, "--profile", "kobo").exit_code == 1
    assert run(book, "--profile", "kdp").exit_code == 2
    assert "kindle" in run(book, "--profile", "kdp").output
    assert run(file, "--profile", "kobo").exit_code == 2
    assert {"PRE042", "PRE116"} <= {
        entry["code"] for entry in json.loads(run(both, "--format", "json").stdout)["diagnostics"]
    }


def test_an_ebook_by_another_name_is_known(book: Path) -> None:
    other = book.rename(book.with_suffix(".zip"))
    assert "PRE116" in run(other).stdout
