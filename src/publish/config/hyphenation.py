"""The words of which the book says where they may break."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import accumulate

from publish.config.reading import Text
from publish.config.schema import Book
from publish.diagnostics import Diagnostic, Outcome, diagnose
from publish.model import WordBreaks

_KEY = "hyphenation"


def hyphenation(book: Book) -> Outcome[tuple[WordBreaks, ...]]:
    """The book's own word breaks; CFG003 for a word that is to break in two ways."""
    known: dict[tuple[str, str], tuple[Text, WordBreaks]] = {}
    problems: list[Diagnostic] = []
    for language, text in _words(book):
        breaks = _breaks(language, text)
        first, same = known.setdefault((breaks.language, breaks.word), (text, breaks))
        if same != breaks:
            problem = f"“{text}” is the same word as “{first}”, which breaks otherwise"
            hint = "Keep one of the two."
            found = diagnose("CFG003", text.span, key=_KEY, problem=problem, advice=hint)
            problems.append(found)
    return Outcome(tuple(breaks for _, breaks in known.values()), tuple(problems))


def _words(book: Book) -> Iterator[tuple[str, Text]]:
    given = book.hyphenation
    by_language = given if isinstance(given, Mapping) else {book.language: given}
    for language, words in by_language.items():
        for word in words:
            yield str(language), word


def _breaks(language: str, text: Text) -> WordBreaks:
    parts = unicodedata.normalize("NFC", text).lower().split("-")
    return WordBreaks(language.lower(), "".join(parts), tuple(accumulate(map(len, parts[:-1]))))
