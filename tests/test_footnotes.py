"""A book with footnotes everywhere: no word of any leaves its page, none parts from its call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, count, islice

import pytest

import publish
from publish.diagnostics import Diagnostic
from reading.pdf import PrintedBook
from reading.poppler import Word

BOOK = """title: Footnotes
identifier: urn:uuid:0e3a0f0c-52ce-4a2e-8a41-6d9a6c9c2b11
notes: {place: footnotes}
chapters: [one.md]
editions: {print: {format: pdf}}
"""
WORDS = "some plain words of prose that fill lines and then go on until they stop again".split()
TOO_LONG, WITH_A_LIST = "too long", "with a list"


class Writer:
    """Prose of few words in changing order; each note opens and closes with one of its own."""

    def __init__(self) -> None:
        self.order = (WORDS[(n * 7 + n // 3) % len(WORDS)] for n in count())
        self.notes: list[str] = []
        self.odd: dict[str, int] = {}

    def prose(self, words: int) -> str:
        return " ".join(islice(self.order, words)).capitalize() + "."

    def note(self, words: int, body: str = "{}", odd: str = "") -> str:
        number = len(self.notes) + 1
        said = body.format(self.prose(words))
        self.notes.append(f"[^{number}]: Begin{number} {said} End{number}")
        if odd:
            self.odd[odd] = number
        return f"[^{number}]"

    def chapter(self) -> str:
        body = "\n\n".join(self.blocks())
        return "# Notes everywhere\n\n" + body + "\n\n" + "\n\n".join(self.notes) + "\n"

    def blocks(self) -> Iterator[str]:
        prose, note = self.prose, self.note
        for number in range(12):
            yield f"{prose(60)}{note(5 + 11 * (number % 4))} {prose(40)}{note(20)}"
        yield f"## Heading{note(6)}"
        yield prose(300)
        yield f"- item{note(9)}\n- item{note(20)}\n  - nested{note(10)}"
        yield f"> {prose(30)}{note(15)}"
        caption = f": A table{note(5)} {{#tbl-a}}"
        rows = "\n".join(f"| {prose(8)} | {prose(9)}{note(12)} |" for _ in range(12))
        yield f"| a | b |\n|---|---|\n{rows}\n\n{caption}"
        yield prose(20) + note(900, odd=TOO_LONG)
        yield prose(20) + note(20, "{}\n\n    Second paragraph.")
        yield prose(20) + note(9, "{}\n\n    - one\n    - two\n\n    ", odd=WITH_A_LIST)
        yield prose(20) + note(9, "A formula $x^2$ and *emphasis*: {}")
        yield f"::: epigraph\n{prose(12)}{note(8)}\n:::"
        yield f"| {prose(5)}{note(8)}\n| {prose(5)}"
        yield prose(120)
        yield " ".join("word" + note(30) for _ in range(25))
        yield prose(60)


Built = tuple[PrintedBook, Writer, tuple[Diagnostic, ...]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder, writer = tmp_path_factory.mktemp("footnotes"), Writer()
    (folder / "book.yaml").write_text(BOOK, "utf-8")
    (folder / "one.md").write_text(writer.chapter(), "utf-8")
    result = publish.build(folder)
    return PrintedBook(folder / result.artefacts[0].path), writer, result.report.diagnostics


def _page_of(book: PrintedBook, word: str) -> int:
    (page,) = (n for n, page in enumerate(book.words) if any(w.text == word for w in page))
    return page


def test_every_word_of_every_note_lies_inside_its_page(built: Built) -> None:
    book, writer, _ = built
    expected = {f"{end}{n}" for n in range(1, len(writer.notes) + 1) for end in ("Begin", "End")}
    inside: list[str] = []
    for page, words in zip(book.pdf.pages, book.words, strict=True):
        left, bottom, right, top = (float(side) for side in page.mediabox)
        width, height = right - left, top - bottom
        for word in words:
            assert 50 < word.left < word.right < width - 50, word
            assert 30 < word.top < word.bottom < height - 30, word
            inside.append(word.text)
    assert sorted(w for w in inside if re.fullmatch(r"(?:Begin|End)\d+", w)) == sorted(expected)


def test_nothing_overlaps(built: Built) -> None:
    """Footnotes that need more than the page has would lie over its text."""
    for words in built[0].words:
        long = [word for word in words if len(word.text) > 2]
        assert not [(a.text, b.text) for a, b in combinations(long, 2) if _cross(a, b)]


def _cross(one: Word, other: Word) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 1 and down > 5


def test_a_footnote_stands_on_the_page_of_its_call(built: Built) -> None:
    book, writer, diagnostics = built
    moved = {int(d.message.split()[1]) for d in diagnostics}
    calls = [link for link in book.links if re.fullmatch(r"_\w+_n\d+", link.target)]
    assert len(calls) == len(writer.notes)
    for call in calls:
        number = int(call.target.rpartition("_n")[2])
        page = _page_of(book, f"Begin{number}")
        assert book.places[call.target] == page
        assert page == call.page or number in moved, number
        back = call.target.replace("_n", "_c")
        assert book.places[back] == call.page
        assert any(link.target == back and link.page == page for link in book.links)


def test_what_no_foot_can_hold_stands_at_the_end_with_a_warning(built: Built) -> None:
    book, writer, diagnostics = built
    assert {d.code for d in diagnostics} == {"NOT004"}
    said = {int(d.message.split()[1]): d for d in diagnostics}
    long, listing = said[writer.odd[TOO_LONG]], said[writer.odd[WITH_A_LIST]]
    assert "too much of the page" in long.message
    assert "more than paragraphs" in listing.message
    lines = (book.path.parents[1] / long.span.path).read_text("utf-8").split("\n")
    assert lines[(long.span.line or 0) - 1].startswith(f"[^{writer.odd[TOO_LONG]}]: Begin")
    last = _page_of(book, f"End{writer.odd[TOO_LONG]}")
    assert last > book.links[0].page and len(said) < 15
