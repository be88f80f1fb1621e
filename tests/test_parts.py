"""A book in parts: their pages, their contents, and chapters numbered through all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reading import judges
from reading.built import Books, build, write
from reading.epub import words

BOOK = """title: A Book in Parts
front: [title-page, contents, preface.md]
parts:
  - {title: The Beginning, chapters: [a.md, b.md]}
  - {title: "The End, and After", chapters: [c.md]}
back: [afterword.md, notes, index]
"""
CONTENTS = [
    (1, "Preface"),
    (1, "I The Beginning"),
    (2, "1 Arrival"),
    (3, "Rooms"),
    (2, "2 Stay"),
    (1, "II The End, and After"),
    (2, "3 Departure"),
    (1, "Afterword"),
    (1, "Notes"),
    (1, "Index"),
]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    folder = tmp_path_factory.mktemp("parts")
    chapter = "# {0} {{#sec-{0}}}\n\n[{0}]{{.index}} as told.[^n]\n\n[^n]: On {0}.\n"
    manuscript = write(
        folder,
        BOOK,
        preface="# Preface\n\nBefore all parts.\n",
        a=chapter.format("Arrival") + "\n## Rooms {#sec-rooms}\n\nAs in @sec-Departure.\n",
        b=chapter.format("Stay"),
        c=chapter.format("Departure"),
        afterword="# Afterword\n\nAfter all parts.\n",
    )
    return build(manuscript, folder / "build")


def test_parts_have_pages_of_their_own(books: Books) -> None:
    for name, title in (("part-1", "The Beginning"), ("part-2", "The End, and After")):
        page = books.pdf.pages[books.pdf.places[name]]
        number = "I" if name == "part-1" else "II"
        assert page.text == f"Part {number} {title}"
        assert page.folio == ""
        (section,) = books.epub.find(f"//h:section[@id='{name}'][@role='doc-part']")
        assert words(section) == f"Part {number} {title}"
    titles = books.docx.styled("part title")
    assert titles == ["Part I. The Beginning", "Part II. The End, and After"]


def test_parts_hold_their_chapters_in_the_contents(books: Books) -> None:
    epub = [(entry.level, entry.title) for entry in books.epub.navigation]
    assert [entry for entry in epub if entry[1] != "Contents"] == CONTENTS
    pdf = [(mark.level, mark.title) for mark in books.pdf.outline]
    assert [entry for entry in pdf if entry[1] != "Contents"] == CONTENTS
    docx = [text.removeprefix("Part ").replace("I. ", "I ") for _, text, _ in books.docx.contents]
    *before, notes, index = [title for _, title in CONTENTS]
    assert docx == [*before, index, notes]  # Word sets notes last


def test_page_numbers_of_the_contents(books: Books) -> None:
    listed = books.pdf.listed("contents", "ch-preface")
    assert len(listed) == len(CONTENTS)
    for (title, label), (_, expected) in zip(listed, CONTENTS, strict=True):
        assert expected.endswith(title.removeprefix("Part "))
        assert title in books.pdf.labelled(label).text


def test_chapters_are_numbered_through(books: Books) -> None:
    for number, title in enumerate(("Arrival", "Stay", "Departure"), 1):
        assert books.pdf.says(f"Chapter {number} {title}")
        assert (1, f"{number} {title}") in books.docx.headings
    said = "As in Chapter 3."
    assert books.pdf.says(said) and said in books.epub.text and said in books.docx.text


def test_arabic_page_numbers_begin_with_the_first_part(books: Books) -> None:
    assert books.pdf.pages[books.pdf.places["part-1"]].label == "1"
    assert books.pdf.pages[books.pdf.places["part-1"] - 1].label[0] in "ivx"


def test_judges(books: Books, tmp_path: Path) -> None:
    assert judges.epubcheck(books.epub.path, tmp_path) == []
    assert judges.ace(books.epub.path, tmp_path) == []
    assert judges.open_xml_sdk(books.docx.path) == []
    assert judges.ooxml_integrity(books.docx.path) == ""
    assert judges.qpdf(books.pdf.path) == ""
