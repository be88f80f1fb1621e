"""Notes of other series: known by the prefixes of their labels, counted by themselves."""

from pathlib import Path

import pytest

from publish.pandoc import attributes
from publish.resolve.marks import mark
from resolve.small_book import Book, nodes, resolve

SERIES = "{ed: {title: Editor’s notes}, tr: {title: Translator’s notes, marks: symbols}}"
CHAPTER = """# {0}

Ordinary.[^1] Editor.[^ed-1] In the line.^[Inline.] Translator.[^tr-x] Editor again.[^ed-2]
Another label.[^xx-1] And one.[^ed]

[^1]: First.
[^ed-1]: Editor first.

    In two paragraphs.

[^ed-2]: Editor second.
[^tr-x]: Translator.
[^xx-1]: Ordinary, too.
[^ed]: Without a hyphen.
"""


def marks(book: Book, chapter: str = "one") -> list[str]:
    calls = nodes(book.chapters[chapter].blocks, "Span", "note-call")
    return [attributes(call)["number"] for call in calls]


def test_each_series_counts_by_itself(tmp_path: Path):
    texts = {"one": CHAPTER.format("One"), "two": CHAPTER.format("Two")}
    book = resolve(tmp_path, texts, notes=f"{{series: {SERIES}}}")
    assert book.codes() == []
    assert marks(book) == marks(book, "two") == ["1", "a", "2", "*", "b", "3", "4"]


def test_each_series_counts_through_the_book(tmp_path: Path):
    texts = {"one": CHAPTER.format("One"), "two": CHAPTER.format("Two")}
    book = resolve(tmp_path, texts, notes=f"{{number: book, series: {SERIES}}}")
    assert marks(book, "two") == ["5", "c", "6", "†", "d", "7", "8"]


def test_notes_stand_by_series_in_the_order_of_the_declaration(tmp_path: Path):
    book = resolve(tmp_path, {"one": CHAPTER.format("One")}, notes=f"{{series: {SERIES}}}")
    (group,) = book.apparatus.notes
    assert [(note.series, note.number) for note in group.notes] == [
        *(("", number) for number in "1234"),
        *(("Editor’s notes", letter) for letter in "ab"),
        ("Translator’s notes", "*"),
    ]
    calls = nodes(book.one.blocks, "Span", "note-call")
    led = {attributes(call)["note"]: call["c"][0][0] for call in calls}
    assert {note.id: note.call for note in group.notes} == led


def test_without_a_declaration_all_notes_are_of_one_kind(tmp_path: Path):
    book = resolve(tmp_path, {"one": CHAPTER.format("One")})
    assert marks(book) == list("1234567")
    assert {note.series for note in book.one.notes} == {""}


def test_citations_as_notes_are_ordinary_notes(tmp_path: Path):
    text = "Said.[@bakunin1873] Edited.[^ed-1] Said again.[@goldman1910]\n\n[^ed-1]: Note.\n"
    style = "chicago-notes-bibliography"
    book = resolve(tmp_path, text, citation_style=style, notes=f"{{series: {SERIES}}}")
    assert marks(book) == ["1", "a", "2"]


PLACES = """Word[^ed-a] and \U000f0001 `code [^ed-x]`, \\[^ed-x], in the line^[Inline.] and[^1].

-   An item[^ed-b], *words[^ed-c]*

[^ed-a]: A.
[^ed-b]: B.
[^ed-c]: C.
[^1]: One.
"""


def test_series_are_known_where_the_text_has_private_characters(tmp_path: Path):
    """Without marks of places the calls are looked for in the source."""
    text = PLACES.replace("[^ed-x], in", "[ed-x], in")
    book = resolve(tmp_path, text, notes=f"{{series: {SERIES}}}")
    assert marks(book) == ["a", "1", "2", "b", "c"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("numbers", {1: "1", 26: "26", 100: "100"}),
        ("letters", {1: "a", 26: "z", 27: "aa", 28: "ab", 52: "az", 53: "ba", 703: "aaa"}),
        ("symbols", {1: "*", 2: "†", 3: "‡", 4: "§", 5: "**", 8: "§§", 9: "***"}),
    ],
)
def test_marks(kind: str, expected: dict[int, str]):
    assert {number: mark(number, kind) for number in expected} == expected
