"""Dictionaries of word breaks that are read in less time.

Pyphen takes a whole dictionary's patterns apart before the first word is looked up: 5,000 for
English, 30,000 for German, a tenth of a second and a whole one in each process that sets a page.
A chapter's words ask for a few hundred of them. Here a pattern is taken apart when a word has it.

One of the places, in this package, that touch private parts, here pyphen's: the attributes of a
``HyphDict`` and its module's ``parse`` and ``ignored``.
``tests/editions/pdf/test_hyphenation.py`` holds them to what is expected here.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyphen

from publish.editions.pdf.setting.patching import Place, patched

_DIGIT = re.compile("[0-9]")
_NUMBER = re.compile("[1-9]")
_SPECIAL = re.compile(r"\^\^|/.*=|=.*/|[^\D0-9]")
"""What some languages have besides letters and digits: letters by their codes, spellings that
change at a break, digits of another script."""
_patching = threading.Lock()
_PATCHES: tuple[Place, ...] = ((pyphen, "HyphDict"),)
_Pattern = tuple[int, tuple[int, ...]]
_usual = pyphen.HyphDict


@contextmanager
def swift_dictionaries() -> Iterator[None]:
    """Meanwhile dictionaries that pyphen has not read yet are read faster."""
    with patched(_PATCHES, (dictionary,), _patching):
        yield


def dictionary(path: Path) -> Any:
    """The word breaks in a file, as pyphen's ``HyphDict`` gives them."""
    with path.open("rb") as file:
        encoding = file.readline().decode().strip()
    _, _, text = path.read_text(encoding).partition("\n")
    return _usual(path) if _SPECIAL.search(text) else _Dictionary(text)


class _Dictionary(pyphen.HyphDict):  # type: ignore[misc]
    """A dictionary whose patterns are taken apart when they are met."""

    def __init__(self, text: str) -> None:
        written = [
            line
            for line in map(str.strip, text.split("\n"))
            if _NUMBER.search(line) and not line.startswith(pyphen.ignored)
        ]
        letters = _DIGIT.sub("", "\n".join(written)).split("\n")
        self.patterns: dict[str, str | _Pattern] = dict(zip(letters, written, strict=True))
        self.maxlen = max(map(len, letters))
        self.cache: dict[str, list[Any]] = {}

    def positions(self, word: str) -> list[Any]:
        """Where a word may break, as pyphen has it."""
        word = word.lower()
        if word not in self.cache:
            weights = self._weights(f".{word}.")
            self.cache[word] = [
                pyphen.DataInt(at - 1) for at, weight in enumerate(weights) if weight % 2
            ]
        return self.cache[word]

    def _weights(self, word: str) -> list[int]:
        """What the patterns say of the place before each letter: an odd number is for a break."""
        weights, patterns = [0] * (len(word) + 1), self.patterns
        for begin in range(len(word) - 1):
            for end in range(begin + 1, min(begin + self.maxlen, len(word)) + 1):
                letters = word[begin:end]
                if letters in patterns:
                    offset, values = self._pattern(letters)
                    for at, value in enumerate(values, begin + offset):
                        if weights[at] < value:
                            weights[at] = value
        return weights

    def _pattern(self, letters: str) -> _Pattern:
        """Where the numbers of a pattern begin, and they."""
        found = self.patterns[letters]
        if isinstance(found, tuple):
            return found
        values = [int(digit or 0) for digit, _ in pyphen.parse(found)]
        numbered = [at for at, value in enumerate(values) if value]
        first, last = numbered[0], numbered[-1]
        pattern = self.patterns[letters] = first, tuple(values[first : last + 1])
        return pattern
