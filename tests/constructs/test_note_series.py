"""Notes of three series in all editions: their marks, their titles, their links."""

from __future__ import annotations

import pytest

from reading.built import Books, build, write
from reading.epub import words

BOOK = """title: Series
chapters: [one.md, two.md]
notes:
  place: {place}
  series:
    ed: {{title: Editor’s notes}}
    tr: {{title: Translator’s notes, marks: symbols}}
"""
ONE = """# One {#sec-one}

Author.[^1] Editor.[^ed-1] Author again.[^2] Translator.[^tr-1] Editor again.[^ed-2]

[^1]: First of the author.
[^2]: Second of the author.
[^ed-1]: First of the editor.

    In two paragraphs.

[^ed-2]: Second of the editor.
[^tr-1]: First of the translator.
"""
TWO = "# Two {#sec-two}\n\nEditor.[^ed-1]\n\n[^ed-1]: Third of the editor.\n"
CALLS = ["1", "a", "2", "*", "b", "a"]
PRINTED = (
    "Notes 1. First of the author. 2. Second of the author. Editor’s notes a. First of the editor. "
    "In two paragraphs. b. Second of the editor. Translator’s notes * First of the translator."
).replace("’", "'")
TITLES = ["Notes", "Editor's notes", "Translator's notes", "Editor's notes"]


@pytest.fixture(scope="module", params=["endnotes", "chapter-endnotes"])
def series(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Books:
    folder = tmp_path_factory.mktemp(request.param)
    book = BOOK.format(place=request.param)
    return build(write(folder, book, one=ONE, two=TWO), folder / "build")


def test_the_printed_book_lists_the_series(series: Books) -> None:
    assert series.pdf.says("Author.1 Editor.a Author again.2 Translator.* Editor again.b")
    assert series.pdf.says(PRINTED)
    assert series.pdf.says("Editor's notes a. Third of the editor.")


def test_the_e_book_lists_the_series_and_links_both_ways(series: Books) -> None:
    heads = series.epub.find("//h:h3[@class='series']")
    assert [words(head) for head in heads] == TITLES
    calls = series.epub.links("//h:a[@role='doc-noteref']")
    assert [words(call) for call, _ in calls] == CALLS
    for call, target in calls:
        note = series.epub.place(target)
        (back,) = note.xpath(".//h:a[@role='doc-backlink']", namespaces={"h": note.nsmap[None]})
        assert words(back) == words(call)
        assert back.get("href").partition("#")[2] == call.get("id")


def test_word_keeps_the_marks(series: Books) -> None:
    assert len(series.docx.calls) == len(CALLS)
    texts = [series.docx.notes[call].strip() for call in series.docx.calls]
    assert [text.split(" ")[0] for text in texts] == ["First", "a", "Second", "*", "b", "a"]
