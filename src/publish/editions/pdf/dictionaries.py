"""Hyphenation dictionaries that know the book's own word breaks before any pattern."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pyphen

from publish.editions.hyphenation import Breaks, Place
from publish.model import WordBreaks


class Dictionaries:
    """What WeasyPrint asks of the module ``pyphen``, for a book with word breaks of its own.

    The text stays as it is: soft hyphens in it would keep WeasyPrint 70 from breaking any other
    word of the same run, and would have to be taken out of the pages' words again.
    """

    def __init__(self, own: tuple[WordBreaks, ...]) -> None:
        self._breaks = cache(lambda language: Breaks(own, language))

    def language_fallback(self, language: str) -> str | None:
        """The language whose dictionary is to be used; None if there is none."""
        if self._breaks(language):
            return language
        found: str | None = pyphen.language_fallback(language)
        return found

    def Pyphen(self, *, lang: str, left: int, right: int) -> Any:  # noqa: N802 - pyphen's name
        """The dictionary of a language that `language_fallback` has named."""
        if words := self._breaks(lang):
            return _Dictionary(words, lang, left, right)
        return pyphen.Pyphen(lang=lang, left=left, right=right)


class _Dictionary(pyphen.Pyphen):  # type: ignore[misc]
    """Patterns, if the language has any, for all but the book's words.

    Of a word that was broken WeasyPrint asks anew for what is left, if that is too long for a
    line, too: so what can be left of the last word is remembered.
    """

    def __init__(self, words: Breaks, language: str, left: int, right: int) -> None:
        self._words = words
        self._language = language
        self._left_over = Breaks((), language)
        self.hd: Any = None
        if pyphen.language_fallback(language):
            super().__init__(lang=language, left=left, right=right)

    def positions(self, word: str) -> list[int]:
        """Where ``word`` may break; the book's breaks may stand nearer to its ends than others."""
        points = list(super().positions(word)) if self.hd is not None else []
        for place in self._places(word):
            others = [point for point in points if not place.start <= point <= place.end]
            points = sorted([*others, *map(pyphen.DataInt, place.breaks)])
        return points

    def _places(self, word: str) -> tuple[Place, ...]:
        found = tuple(self._words.places(word))
        if not found and (left_over := tuple(self._left_over.places(word))):
            return left_over
        ends = (end for place in found for end in _ends(word, place, self._language))
        self._left_over = Breaks(ends, self._language)
        return found


def _ends(text: str, place: Place, language: str) -> Iterator[WordBreaks]:
    """What is left of a word after each of its breaks, and where that may break."""
    for point in place.breaks:
        further = tuple(after - point for after in place.breaks if after > point)
        yield WordBreaks(language.lower(), text[point : place.end].lower(), further)
