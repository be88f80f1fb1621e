"""Nothing is lost between citeproc and the page: in every style and format, all is as pandoc says.

Compared is text: line breaks, the kinds of spaces, hyphens and quotation marks, and spaces beside
dashes are the house's own. On a printed page a line's end may also be where no space is, so there
all spaces are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.diagnostics import NOWHERE
from publish.resolve.styles import find_style
from reading.built import Books, build_once
from reading.docx import WordFile
from reading.epub import Ebook, words
from reading.pdf import PrintedBook
from references.pandoc_plain import Plain, plain_text

Styled = tuple[str, Plain]
"""A style and what pandoc makes of the book with it."""

MANUSCRIPT = Path(__file__).parents[1] / "books" / "references"
STYLES = (
    "chicago-author-date",
    "chicago-notes-bibliography",
    "modern-language-association",
    "apa",
    "ieee",
)


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    return build_once(MANUSCRIPT, tmp_path_factory)


@pytest.fixture(scope="module", params=STYLES)
def expected(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Styled:
    style = find_style(request.param, str(MANUSCRIPT), NOWHERE).value
    assert style is not None
    folder = tmp_path_factory.mktemp("plain")
    return request.param, plain_text(MANUSCRIPT, style, folder)


def _path(books: Books, style: str, format: str) -> Path:
    return books.folder / f"of-citing-{style}-{format}.{format}"


def _alike(texts: list[str]) -> list[str]:
    """Nested quotation marks alternate, whether the title had its own or not."""
    return [text.replace("'", '"') for text in texts]


def _called(text: str, call: Callable[[str], str]) -> str:
    return re.sub(r"\{(\d+)\}", lambda match: call(match.group(1)), text)


def test_the_book_cites_in_many_ways(expected: Styled) -> None:
    style, plain = expected
    assert len(plain.paragraphs) == 24
    assert len(plain.entries) == 11
    assert len(plain.notes) == (37 if style == "chicago-notes-bibliography" else 3)


def test_ebook(books: Books, expected: Styled) -> None:
    style, plain = expected
    book = Ebook(_path(books, style, "epub"))
    found = [words(block) for block in book.find("//h:p | //h:li[not(h:p)]")]
    paragraphs = [text for text in found if re.match(r"Q\d", text)]
    entries = book.find("//h:section[@id='bibliography']//h:ul/h:li")
    notes = book.find("//h:section[@id='notes']//h:li")
    numbered = [f"{number}. {text}" for number, text in enumerate(plain.notes, 1)]
    assert _alike(paragraphs) == _alike([_called(text, str) for text in plain.paragraphs])
    assert _alike([words(entry) for entry in entries]) == _alike(list(plain.entries))
    assert _alike([words(note) for note in notes]) == _alike(numbered)


def test_word(books: Books, expected: Styled) -> None:
    style, plain = expected
    book = WordFile(_path(books, style, "docx"))
    paragraphs = [p.text for p in book.paragraphs if re.match(r"Q\d", p.text)]
    without_calls = [_called(text, lambda _: "") for text in plain.paragraphs]
    assert _alike(paragraphs) == _alike(without_calls)
    assert _alike(book.styled("bibliography")) == _alike(list(plain.entries))
    assert _alike([book.notes[call] for call in book.calls]) == _alike(list(plain.notes))


def test_print(books: Books, expected: Styled) -> None:
    style, plain = expected
    book = PrintedBook(_path(books, style, "pdf"))
    called = [_called(text, str) for text in plain.paragraphs]
    first = next(number for number, text in enumerate(called) if text.startswith("Q17"))
    numbered = [f"{number}. {text}" for number, text in enumerate(plain.notes, 1)]
    again = next(
        number
        for number, text in enumerate(plain.notes, 1)
        if f"{{{number}}}" in "".join(plain.paragraphs[first:])
    )
    assert _packed(_text(book)) == _packed(
        "Chapter 1 Citations", *called[:first], "Chapter 2 Again", *called[first:]
    )
    assert _packed(book.between("notes", "bibliography")) == _packed(
        "Notes", "Chapter 1 Citations", *numbered[: again - 1],
        "Chapter 2 Again", *numbered[again - 1 :],
    )  # fmt: skip
    assert _packed(book.between("bibliography")) == _packed("Bibliography", *plain.entries)


def _text(book: PrintedBook) -> str:
    return book.between("ch-01-citations", "notes").replace("•", "")


def _packed(*texts: str) -> str:
    return re.sub(r"\s", "", "".join(_alike(list(texts))))
