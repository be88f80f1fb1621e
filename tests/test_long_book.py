"""A long book: 25 files, 1,300 notes whose labels restart in each file, about 120,000 words.

Its text is made by a small grammar that chooses by hash, so it is the same in every run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reading import judges
from reading.built import Books, build, write
from reading.epub import words

FILES = 25
NOTES = 52
"""In each file."""
PARAGRAPHS = 52
"""In each file; each has a note."""

SUBJECTS = "the printer;an old compositor;the reader;a second proof;her editor".split(";")
VERBS = "keeps;measures;forgets;corrects;praises;cannot find".split(";")
OBJECTS = "the wide column;a broken letter;every line;the last page;his own hand".split(";")
ENDINGS = "before noon;at night;in the dark room;for a third time;in silence".split(";")
JOINTS = [", and", "; yet", ", while", ", although"]
CODE = "```python\nfor page in range({0}, {0} + 9):\n    print(page, 'of chapter {0}')\n```\n"
TABLE = (
    "| Year | Sheets | Pages |\n|-----:|-------:|------:|\n{rows}\n\n: Sheets {0} {{#tbl-t{0}}}\n"
)


def choose(options: list[str], *seed: object) -> str:
    digest = hashlib.sha256(repr(seed).encode()).digest()
    return options[int.from_bytes(digest[:4], "big") % len(options)]


def clause(*seed: object) -> str:
    parts = (SUBJECTS, VERBS, OBJECTS, ENDINGS)
    return " ".join(choose(part, number, *seed) for number, part in enumerate(parts))


def sentence(*seed: object) -> str:
    text = f"{clause('a', *seed)}{choose(JOINTS, *seed)} {clause('b', *seed)}."
    return text[0].upper() + text[1:]


def paragraph(chapter: int, number: int) -> str:
    first, *others = (sentence(chapter, number, part) for part in range(4))
    return f"{first}[^{number}] {' '.join(others)}"


def note(chapter: int, number: int) -> str:
    return f"[^{number}]: Note {number} of {chapter}: {clause('note', chapter, number)}."


def blocks(chapter: int) -> Iterator[str]:
    """A file: sections, each with paragraphs; a table, code, and references across files."""
    rows = "\n".join(f"| {1900 + row} | {chapter * row} | {row} |" for row in range(1, 31))
    yield f"# Chapter of {chapter} {{#sec-c{chapter}}}"
    for number in range(1, PARAGRAPHS + 1):
        if number % 13 == 1:
            yield f"## Section {number} of {chapter} {{#sec-c{chapter}-{number}}}"
        yield paragraph(chapter, number)
    yield f"See @tbl-t{chapter} and @sec-c{chapter % FILES + 1}."
    yield TABLE.format(chapter, rows=rows)
    yield CODE.format(chapter)
    yield from (note(chapter, number) for number in range(1, NOTES + 1))


BOOK = f"""title: A Long Book
front: [title-page, contents, tables]
chapters: [{", ".join(f"c{number:02}.md" for number in range(1, FILES + 1))}]
back: [notes]
"""


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    folder = tmp_path_factory.mktemp("long")
    texts = {f"c{number:02}": "\n\n".join(blocks(number)) for number in range(1, FILES + 1)}
    assert 115_000 < sum(len(text.split()) for text in texts.values()) < 130_000
    return build(write(folder, BOOK, **texts), folder / "build")


@pytest.mark.timeout(900)
def test_every_note_arrives(books: Books) -> None:
    total = FILES * NOTES
    assert total == 1300
    calls = [link for link in books.pdf.links if "_n" in link.target]
    assert len(calls) == len({link.target for link in calls}) == total
    assert len(books.epub.find("//h:a[@role='doc-noteref']")) == total
    assert len(books.docx.calls) == len(set(books.docx.calls)) == total
    assert set(books.docx.calls) == set(books.docx.notes)


def test_notes_stand_with_their_own_chapters(books: Books) -> None:
    calls = books.epub.links("//h:a[@role='doc-noteref']")
    for position, ((call, target), name) in enumerate(zip(calls, books.docx.calls, strict=True)):
        chapter, number = position // NOTES + 1, position % NOTES + 1
        said = note(chapter, number).partition(": ")[2]
        assert words(call) == str(number)
        assert words(books.epub.place(target)) == f"{number}. {said}"
        assert books.docx.notes[name] == said
        assert f"{number}. {said}" in books.pdf.text


def test_text_of_the_last_chapter(books: Books) -> None:
    for number in (1, PARAGRAPHS):
        first = paragraph(FILES, number).partition("[")[0]
        assert books.pdf.says(first)
        assert first in books.epub.text and first in books.docx.text


def test_contents_and_tables(books: Books) -> None:
    chapters = [f"Chapter of {number}" for number in range(1, FILES + 1)]
    listed = books.pdf.listed("contents", "tables")
    assert [title for title, _ in listed if title in chapters] == chapters
    for title, label in listed:
        assert title in books.pdf.labelled(label).text
    assert len(books.pdf.listed("tables", "sec-c1")) == FILES
    assert len(books.docx.find("//w:tbl")) == len(books.epub.find("//h:table")) == FILES
    assert [text for level, text in books.docx.headings if level == 1][:FILES] == [
        f"{number} {title}" for number, title in enumerate(chapters, 1)
    ]


def test_references_across_files(books: Books) -> None:
    for number in (1, FILES):
        after = number % FILES + 1
        said = f"See Table {number}.1 and Chapter {after}."
        assert books.pdf.says(said)
        assert said in books.epub.text and said in books.docx.text
    assert {f"sec-c{number}" for number in range(1, FILES + 1)} <= set(books.pdf.places)


def test_judges(books: Books, tmp_path: Path) -> None:
    assert judges.epubcheck(books.epub.path, tmp_path) == []
    assert judges.open_xml_sdk(books.docx.path) == []
    assert judges.qpdf(books.pdf.path) == ""
