"""The book's own word breaks: which of them hold for a language, and where in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from publish.model import WordBreaks


@dataclass(frozen=True)
class Place:
    """A word in a text, and after which characters of the text it may break."""

    start: int
    end: int
    breaks: tuple[int, ...]


class Breaks:
    """The words of one language, to be looked for in texts.

    A word is found where no letter stands beside it, in capitals as well as in small letters:
    in “Bakunin’s” and in “anarcho-syndicalism”, too.
    """

    def __init__(self, own: Iterable[WordBreaks], language: str) -> None:
        holding = [one for one in own if _holds(one.language, language.lower())]
        # A narrower tag goes before: what it says overwrites the rest.
        ranked = sorted(holding, key=lambda one: len(one.language))
        self._words = {one.word: one.breaks for one in ranked}
        longest_first = sorted(self._words, key=lambda word: (-len(word), word))
        self._pattern = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)

    def __bool__(self) -> bool:
        return bool(self._words)

    def places(self, text: str) -> Iterator[Place]:
        """Where words of these stand in ``text``, in order."""
        if not self._words:
            return
        for match in self._pattern.finditer(text):
            breaks = self._words.get(match[0].lower())
            start, end = match.span()
            if breaks is not None and not _letter(text[start - 1 : start] + text[end : end + 1]):
                yield Place(start, end, tuple(start + after for after in breaks))


def used(own: Iterable[WordBreaks], texts: Iterable[str]) -> tuple[WordBreaks, ...]:
    """Those whose words stand in ``texts``, in whatever language these are."""
    asked = tuple(own)
    anywhere = Breaks((replace(one, language="") for one in asked), "")
    found = {
        text[place.start : place.end].lower() for text in texts for place in anywhere.places(text)
    }
    return tuple(one for one in asked if one.word in found)


def _holds(tag: str, language: str) -> bool:
    """Whether ``language`` is ``tag`` or a narrower one (RFC 4647, 3.3.1)."""
    return f"{language}-".startswith(f"{tag}-")


def _letter(signs: str) -> bool:
    return any(unicodedata.category(sign)[0] in "LM" for sign in signs)
