"""Words of which the book says where they may break."""

from __future__ import annotations

import pytest

from config.conftest import Books
from publish import config
from publish.diagnostics import Diagnostic
from publish.model import WordBreaks

ANARCHISM = WordBreaks("en", "anarchism", (2, 4))


def _breaks(book: Books, settings: str) -> tuple[WordBreaks, ...]:
    found = config.load(book(f"chapters: [one.md]\n{settings}\n", "one.md"))
    assert found.diagnostics == ()
    assert found.value is not None
    (breaks,) = {edition.hyphenation for edition in found.value.editions}
    return breaks


def _problems(book: Books, settings: str) -> tuple[Diagnostic, ...]:
    return config.load(book(f"chapters: [one.md]\n{settings}\n", "one.md")).diagnostics


def test_by_language(book: Books) -> None:
    words = "hyphenation: {en: [an-ar-chism, Bakunin], RU: авто-ном-ное}"
    assert _breaks(book, words) == (
        ANARCHISM,
        WordBreaks("en", "bakunin"),
        WordBreaks("ru", "автономное", (4, 7)),
    )


@pytest.mark.parametrize("words", ["[an-ar-chism]", "an-ar-chism", "[An-ar-chism, an-AR-chism]"])
def test_a_list_is_of_the_books_language(book: Books, words: str) -> None:
    assert _breaks(book, f"hyphenation: {words}") == (ANARCHISM,)
    (russian,) = _breaks(book, f"language: ru\nhyphenation: {words}")
    assert russian.language == "ru"


@pytest.mark.parametrize("words", ["", "[]", "{}", "{en: []}"])
def test_there_may_be_none(book: Books, words: str) -> None:
    assert _breaks(book, f"hyphenation: {words}") == ()


def test_accents_are_of_their_letters(book: Books) -> None:
    (word,) = _breaks(book, "hyphenation: {cs: [ne-ja\u0301-sny\u0301, дружба]}")[:1]
    assert word == WordBreaks("cs", "nejásný", (2, 4))


@pytest.mark.parametrize(
    ("words", "column", "problem"),
    [
        ("[a-b, free thought]", 20, "“free thought” is more than one word"),
        ("[-ism]", 15, "a hyphen in “-ism” stands at an end"),
        ("[ism-]", 15, "a hyphen in “ism-” stands at an end"),
        ("[an--ar]", 15, "a hyphen in “an--ar” stands at an end of it, or beside another"),
        ("[an\u00adar]", 15, "has more in it than letters and hyphens"),
        ("[don’t]", 15, "“don’t” has more in it than letters and hyphens"),
        ("1984", 14, "“1984” has more in it than letters and hyphens"),
        ("{en: [1984]}", 20, "“1984” has more in it than letters and hyphens"),
        ("['']", 15, "it is empty"),
        ("true", 14, "text is wanted here"),
        ("{en: {a: b}}", 19, "text is wanted here"),
        ("{english: [a-b]}", 15, "“english” is no language tag"),
        ("[an-archism, Anar-chism]", 27, "“Anar-chism” is the same word as “an-archism”"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(
    book: Books, words: str, column: int, problem: str
) -> None:
    (found,) = _problems(book, f"hyphenation: {words}")
    assert (found.code, found.span.line, found.span.column) == ("CFG003", 4, column)
    assert found.message.startswith("“hyphenation”: ")
    assert problem in found.message


def test_the_same_word_may_break_otherwise_in_another_language(book: Books) -> None:
    assert len(_breaks(book, "hyphenation: {en: [tab-le], fr: [ta-ble]}")) == 2


def test_it_belongs_to_the_whole_book(book: Books) -> None:
    (found,) = _problems(book, "editions: {print: {format: pdf, hyphenation: [a-b]}}")
    assert found.code == "CFG002"
