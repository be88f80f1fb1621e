"""From a place in the e-book to the line of the manuscript."""

from __future__ import annotations

from pathlib import Path

import pytest

from preflight.ebooks.clean import changed, clean, packed
from publish.diagnostics import Diagnostic, Span
from publish.preflight.ebooks.checking import check_content
from publish.preflight.ebooks.judges.ace import steps
from publish.preflight.ebooks.placing import COVER, Note, note_path, noted, written
from publish.preflight.ebooks.steps import traced
from publish.preflight.ebooks.tracing import marks
from publish.profiles import load_store
from publish.source.library import Library

FILE = Span("book.epub")
PLACES = {
    "sec-one": Span("one.md", 1, 3),
    "_one_1": Span("one.md", 3, 1),
    "_one_2": Span("one.md", 5, 3),
    "_one_3": Span("one.md", 7, 1),
    "_two_1": Span("two.md", 5, 3),
    "_two_2": Span("two.md", 9, 1),
}


def _found(name: str, old: str, new: str, profile: str = "generic") -> tuple[Diagnostic, ...]:
    files = clean()
    changed(files, name, old, new)
    return check_content(packed(files), FILE, load_store(profile), PLACES, "ebook")


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("one.xhtml", "#sec-two", "#nowhere", "one.md:3:1"),  # in a paragraph
        ("one.xhtml", ' alt="A dot"', "", "one.md:5:3"),  # before its figure's caption
        ("one.xhtml", "The end", '<a href="#x">The</a> end', "one.md:7:1"),
        ("two.xhtml", "Cell", '<a href="#x">Cell</a>', "two.md:5:3"),  # its table has a mark
        (
            "one.xhtml",
            '<p id="_one_1"',
            '<p><a href="#x">x</a></p><p id="_one_1"',
            "one.md:1:3",
        ),  # after the head
        ("one.xhtml", "of it.</p>", "of it.", "one.md:7:1"),  # where the document breaks off
        ("one.xhtml", ' lang="en"', "", "one.md:1:3"),  # of the whole document: where it begins
    ],
)
def test_the_line_of_the_manuscript(name: str, old: str, new: str, place: str) -> None:
    found = _found(name, old, new)
    assert found
    assert {str(one.span) for one in found} <= {place, "book.epub"}
    assert str(found[0].span) == place
    assert found[0].message.startswith(f"Edition ebook, EPUB/{name}")


def test_an_entry_of_the_bibliography_is_told_of_in_the_library() -> None:
    places = traced(
        Library(places={"adler": Span("works.yaml", 12, 5), "brown": Span("works.yaml", 20, 5)}),
        {"_two_2": Span("two.md", 9, 1)},
        Span("book.yaml", 4),
    ).value
    assert (places["_two_2"].line, places[COVER].line) == (9, 4)
    files = clean()
    entries = (
        '<div id="ref-adler"><p>A.</p></div><div id="ref-brown"><p><a href="#x">B</a></p></div>'
    )
    changed(files, "two.xhtml", "</section>", f'{entries}<p><a href="#y">C</a></p></section>')
    found = check_content(packed(files), FILE, load_store("generic"), places, "ebook")
    assert [str(one.span) for one in found] == ["works.yaml:20:5"] * 2  # an annotation follows it


def test_a_picture_is_told_of_where_it_is_shown() -> None:
    (found,) = _found("map.svg", "<rect", "<text>Word</text><rect", "kindle")
    assert str(found.span) == "two.md:9:1"


def test_what_is_of_no_chapter_stays_in_the_file() -> None:
    (found,) = _found("book.opf", "A Clean Book", "")
    assert (found.span, found.inside and found.inside.path) == (FILE, "EPUB/book.opf")


def test_each_of_a_few_is_told_and_very_many_as_one() -> None:
    link = '<a href="#nowhere">x</a>'
    three, many = (_found("one.xhtml", "The end", link * count) for count in (3, 30))
    assert len(three) == 3
    (one,) = many
    assert "line 11, and in 29 more places: the link" in one.message


def test_marks_know_line_and_column_even_of_what_breaks_off() -> None:
    content = b'<a>\n <b id="x"/><c\n id="y">\n<d id="z">&'
    assert list(marks(content)) == [(2, 2, "x"), (2, 13, "y"), (4, 1, "z")]


@pytest.mark.parametrize(
    ("pointer", "way"),
    [("/4/2[ch-one]/8[fig-png]/4", (1, 0, 3, 1)), ("/4/2/1:0", (1, 0)), ("", ()), ("/0/2", (0,))],
)
def test_the_steps_of_a_fragment_identifier(pointer: str, way: tuple[int, ...]) -> None:
    assert steps(pointer) == way


def test_a_note_is_read_as_it_was_written(tmp_path: Path) -> None:
    book, content, note = tmp_path / "book.epub", b"the book", Note("ebook", PLACES)
    assert noted(book, content) == Note()
    note_path(book).parent.mkdir()
    note_path(book).write_bytes(written(content, note))
    assert noted(book, content) == note
    whole = Note("ebook", {COVER: Span("book.yaml")})
    note_path(book).write_bytes(written(content, whole))
    assert noted(book, content) == whole
    note_path(book).write_bytes(written(content, note))
    assert noted(book, b"another book") == Note()


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"sha256": 1, "files": 2}', b"\xff"])
def test_a_note_that_is_damaged_is_none(tmp_path: Path, content: bytes) -> None:
    book = tmp_path / "book.epub"
    note_path(book).parent.mkdir()
    note_path(book).write_bytes(content)
    assert noted(book, b"") == Note()
