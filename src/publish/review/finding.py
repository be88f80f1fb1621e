"""Words found again in a text that may have changed since they were quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ALIKE = str.maketrans("“”„«»‘’‚‹›–—−‑", "\"\"\"\"\"'''''----")
"""What is typed in one way and shown in another."""
_DROPPED = "\u00ad\u200b\u2060\ufeff"
_SHORT = 6
"""Letters: whatever is shorter is like too much else."""
_LONGEST = 2_000
"""Letters that are looked for: more than these are looked for by their beginning."""


@dataclass(frozen=True)
class Found:
    """From where to where the words stand, and how like they are: 100 for the same."""

    start: int
    end: int
    score: float = 100


@dataclass(frozen=True)
class _Plain:
    """A text as it is compared, and where each of its letters stands in the original."""

    text: str
    places: tuple[int, ...]

    def found(self, start: int, end: int, score: float = 100) -> Found:
        return Found(self.places[start], self.places[end - 1] + 1, score)


def same(quoted: str, text: str, near: float = 0.0, *, parts: bool = True) -> Found | None:
    """The quoted words where they stand in ``text``, typography aside.

    Of several such places the nearest to ``near`` counts, a share of the text from 0 to 1; parts
    of longer words only where there are no others, and only with ``parts``.
    """
    words, plain = _plain(quoted).text[:_LONGEST].strip(), _plain(text)
    if not words:
        return None
    wanted = near * len(plain.text)
    every = list(_starts(words, plain.text))
    starts = [start for start in every if _apart(plain.text, start, start + len(words))]
    if parts and not starts:
        starts = every
    best = min(starts, key=lambda start: abs(start - wanted), default=None)
    return None if best is None else plain.found(best, best + len(words))


def alike(quoted: str, text: str, least: float) -> Found | None:
    """What in ``text`` is most like the quoted words; None where it is less than ``least`` so."""
    from rapidfuzz import fuzz

    words, plain = _plain(quoted).text[:_LONGEST].strip(), _plain(text)
    if len(words) < _SHORT or not plain.text.strip():
        return None
    if len(words) >= len(plain.text):
        score = fuzz.ratio(words, plain.text)
        return plain.found(0, len(plain.text), score) if score >= least else None
    best = fuzz.partial_ratio_alignment(words, plain.text, score_cutoff=least)
    if best is None or best.dest_start >= best.dest_end:
        return None
    start, end = _whole_words(plain.text, best.dest_start, best.dest_end)
    while end - 1 > start and _sign(plain.text[end - 1]) and not _sign(words[-1]):
        end -= 1
    return plain.found(start, end, best.score)


def _starts(words: str, text: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _plain(text: str) -> _Plain:
    """One space for all white space, plain marks for typographic ones."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if letter in _DROPPED:
            continue
        if letter.isspace():
            if letters and letters[-1] == " ":
                continue
            letter = " "
        letters.append(letter)
        places.append(place)
    return _Plain("".join(letters).translate(_ALIKE), tuple(places))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch, without half words at its ends."""
    while start and _within(text, start):
        start -= 1
    while end < len(text) and _within(text, end):
        end += 1
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    return start, max(start + 1, start + len(stretch.strip()))


def _apart(text: str, start: int, end: int) -> bool:
    """Whether neither end is within a word."""
    return not (start and _within(text, start)) and not _within(text, end)


def _sign(letter: str) -> bool:
    return not letter.isalnum()


def _within(text: str, place: int) -> bool:
    return bool(re.fullmatch(r"\w\w", text[place - 1 : place + 1]))
