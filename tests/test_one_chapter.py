"""The smallest book: a title and a chapter. All that is missing is left out or made up for."""

from __future__ import annotations

from pathlib import Path

import pytest

import publish
from reading import judges
from reading.built import Books
from reading.epub import words

CHAPTER = """# The Only Chapter

Its first paragraph, with *stress* and a note.[^1]

[^1]: The note.

## A section

Its last paragraph.
"""


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    folder = tmp_path_factory.mktemp("one")
    (folder / "book.yaml").write_text("title: A Small Book\nchapters: [only.md]\n", "utf-8")
    (folder / "only.md").write_text(CHAPTER, "utf-8")
    result = publish.build(folder, output=folder / "build")
    assert [one.code for one in result.report.diagnostics] == ["CFG007"]  # no identifier
    assert len(result.artefacts) == 3
    return Books(folder / "build")


def test_artefacts_are_named_after_the_title(books: Books) -> None:
    assert sorted(path.name for path in books.folder.iterdir() if path.is_file()) == [
        "a-small-book-ebook.epub",
        "a-small-book-print.pdf",
        "a-small-book-review.docx",
        "manifest.json",
    ]


def test_contents(books: Books) -> None:
    entries = ["The Only Chapter", "A section", "Notes"]
    assert [title for title, _ in books.pdf.listed("contents", "ch-only")] == entries
    epub = [entry.title for entry in books.epub.navigation if entry.title != "Contents"]
    docx = [text for _, text, _ in books.docx.contents]
    assert epub == docx == [f"1 {entries[0]}", *entries[1:]]


def test_empty_pieces_are_left_out(books: Books) -> None:
    for name in ("bibliography", "index", "figures", "tables"):
        assert name not in books.pdf.places
        assert not books.epub.find(f"//*[@id='{name}']")
    assert "Bibliography" not in books.docx.text and "Index" not in books.docx.text


def test_text_and_note(books: Books) -> None:
    said = "Its first paragraph, with stress and a note."
    assert books.pdf.says(said) and said in books.epub.text and said in books.docx.text
    assert books.pdf.says("1. The note.")
    (note,) = books.epub.find("//h:li[@class='note']")
    assert words(note) == "1. The note."
    assert list(books.docx.notes.values()) == ["The note."]


def test_judges(books: Books, tmp_path: Path) -> None:
    assert judges.epubcheck(books.epub.path, tmp_path) == []
    assert judges.open_xml_sdk(books.docx.path) == []
    assert judges.qpdf(books.pdf.path) == ""
