"""Which characters each of a theme's roles has to set: what its fonts are subset to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from publish.diagnostics import Outcome
from publish.editions.epub.xhtml import XHTML, parse

_CODE = tuple(f"{{{XHTML}}}{name}" for name in ("code", "pre", "kbd", "samp"))

HYPHENS = frozenset(map(ord, "\N{SOFT HYPHEN}\N{HYPHEN}"))
"""Readers break words with these where the font has them, and else with a hyphen-minus."""

_ALWAYS = HYPHENS | frozenset(map(ord, " -\N{NO-BREAK SPACE}"))
"""Readers break words and lines with these, whether the text has them or not."""

_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")


@dataclass(frozen=True)
class Characters:
    """Code points, sorted. ``text`` holds the whole book's, ``mono`` those that stand in code.

    Bold and italic are not told apart: only a reader that has laid the style sheet out could
    say what is set in them, so all styles of a family carry the whole book's characters.
    """

    text: tuple[int, ...]
    mono: tuple[int, ...]


def used(fragments: Sequence[str], stylesheet: str) -> Outcome[Characters]:
    """The characters of the fragments and of what the style sheet puts between them."""
    text: list[str] = [stylesheet, *_escaped(stylesheet)]
    code: list[str] = []
    for fragment in fragments:
        section = parse(fragment)
        text.extend(str(part) for part in section.itertext())
        for piece in section.iter(_CODE):
            code.extend(str(part) for part in piece.itertext())
    return Outcome(Characters(_sorted(_points(text)), _sorted(_points(code))))


def _sorted(points: frozenset[int]) -> tuple[int, ...]:
    """In a fixed order, as the fonts' cache key needs; nothing stays nothing."""
    return tuple(sorted(points | _ALWAYS)) if points else ()


def _escaped(stylesheet: str) -> list[str]:
    return [chr(min(int(digits, 16), 0x10FFFF)) for digits in _ESCAPE.findall(stylesheet)]


def _points(texts: list[str]) -> frozenset[int]:
    """With both cases of every letter, since a style sheet may ask for capitals."""
    letters = set("".join(texts))
    letters |= {c for letter in tuple(letters) for c in letter.upper() + letter.lower()}
    return frozenset(ord(letter) for letter in letters if unicodedata.category(letter) != "Cc")
