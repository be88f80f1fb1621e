"""Every rule finds what it is for, and nothing else; in a clean e-book it finds nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from preflight.ebooks.broken import BROKEN, Broken
from preflight.ebooks.clean import changed, clean, packed
from publish.diagnostics import Span
from publish.preflight.ebooks.checking import check_content
from publish.preflight.ebooks.table import RULES
from publish.profiles import load_store, store_names
from publish.profiles.store import Feature

FILE = Span("book.epub")


@pytest.mark.parametrize("name", store_names())
def test_a_clean_book_is_clean(name: str) -> None:
    assert check_content(packed(clean()), FILE, load_store(name)) == ()


@pytest.mark.parametrize("broken", BROKEN, ids=lambda one: f"{one.code} {one.name}")
def test_a_broken_book_is_found_out(broken: Broken) -> None:
    found = check_content(broken.content, FILE, broken.store)
    assert {one.code for one in found} == {broken.code}, found
    assert all(one.span == FILE for one in found)
    assert any(broken.says in one.message for one in found), found
    if broken.inside:
        path, _, line = broken.inside.partition(":")
        (one,) = found
        assert one.inside and (one.inside.path, one.inside.line) == (path, int(line))


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test carries a file as large as stores refuse."""
    monkeypatch.setattr("publish.preflight.ebooks.ebook.Ebook.weight", 2_400_000_000)
    (found,) = check_content(packed(clean()), FILE, load_store("apple"))
    assert found.code == "PRE151"
    assert found.message == "The file has 2.4 GB, and Apple Books takes 2 GB at most."


_FIXED = '<meta property="rendition:layout">pre-paginated</meta></metadata>'


@pytest.mark.parametrize(
    ("devices", "code", "says"),
    [
        ("", "PRE161", "Any shows no pages with a fixed layout."),
        ("some readers", "PRE162", "no pages with a fixed layout on some readers."),
    ],
)
def test_pages_with_a_fixed_layout(devices: str, code: str, says: str) -> None:
    """All the stores that there are take them, so the one that does not is made up."""
    generic = load_store("generic")
    feature = Feature("fixed-layout", generic.pictures.source, devices)
    store = replace(generic, title="Any", features=(feature,))
    files = clean()
    assert check_content(packed(files), FILE, store) == ()
    changed(files, "book.opf", "</metadata>", _FIXED)
    (found,) = check_content(packed(files), FILE, store)
    assert (found.code, found.inside and found.inside.path) == (code, "EPUB/book.opf")
    assert says in found.message
    assert check_content(packed(files), FILE, generic) == ()


def test_every_rule_has_a_book_that_breaks_it() -> None:
    assert {rule.code for rule in RULES} - {"PRE151"} <= {one.code for one in BROKEN}


CASES = Path(__file__).resolve().parents[2] / "cases"


def test_the_cases_are_books_broken_here(request: pytest.FixtureRequest) -> None:
    """``tests/cases/CODE/in`` holds the first book that breaks the rule of the code."""
    for broken in {one.code: one for one in reversed(BROKEN)}.values():
        file = CASES / broken.code / "in" / "book.epub"
        if request.config.getoption("--update-goldens"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(broken.content)
            command = file.parent.with_name("command.txt")
            command.write_text(f"{broken.command}\n", encoding="utf-8")
        assert file.is_file()
