"""Which characters of the book each face has to set: what its fonts are subset to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from publish.diagnostics import Outcome
from publish.editions.epub.cascade import Look, cascade
from publish.editions.epub.stylesheet import without_properties
from publish.editions.epub.typefaces import Cut, Points, Role, nearest
from publish.editions.epub.xhtml import EPUB
from publish.model import File

_HYPHENS = frozenset(map(ord, "\N{SOFT HYPHEN}\N{HYPHEN}"))
"""Readers break words with these where the font has them, and else with a hyphen-minus: no other
face is carried along for them alone."""

_ALWAYS = _HYPHENS | frozenset(map(ord, " -.0123456789\N{NO-BREAK SPACE}"))
"""Readers break words and lines, and number lists, with these, whether the text has them or not."""

_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")

Used = tuple[tuple[Look, Points], ...]
"""What stands in each look."""


def used(fragment: str, stylesheet: str) -> Outcome[Used]:
    """Step: the characters of a fragment, by what the style sheet sets them in."""
    found: dict[Look, set[str]] = {}
    document = f'<html xmlns:epub="{EPUB}"><body>{fragment}</body></html>'
    for look, text in cascade(without_properties(stylesheet)).texts(document):
        found.setdefault(look, set()).update(text)
    return Outcome(tuple((look, _points(found[look])) for look in sorted(found)))


def allotted(
    pieces: tuple[Used, ...], carried: tuple[Cut, ...], stylesheet: str
) -> Outcome[tuple[tuple[Points, ...], ...]]:
    """Step: for each cut that may be carried, the characters that each of its weights has to set.

    A character goes to the first family of its text that has it. The regular face of the text
    has the whole book's: readers of their own show contents, and may leave out all styles.
    """
    looks: dict[Look, set[int]] = {}
    for look, points in (pair for piece in pieces for pair in piece):
        looks.setdefault(look, set()).update(points)
    everything = set(_points((stylesheet, *_escaped(stylesheet)))).union(*looks.values())
    looks.setdefault(_plain(carried), set()).update(everything if looks else ())
    asked: dict[tuple[Cut, int], set[int]] = {}
    has = {cut.file: _characters_of(cut.file) for cut in carried}
    for look, found in looks.items():
        _allot(look, found | _ALWAYS if found else found, carried, has, asked)
    return Outcome(
        tuple(
            tuple(tuple(sorted(asked.get((cut, weight), ()))) for weight in cut.weights)
            for cut in carried
        )
    )


def of_cut(every: Sequence[tuple[Points, ...]], place: int) -> Outcome[tuple[Points, ...]]:
    """Step: what is asked of one cut, so that it is made anew only if that changes."""
    return Outcome(every[place])


def _plain(carried: Sequence[Cut]) -> Look:
    """Upright and regular, in the text's family, which comes first, and in what lends it more."""
    lending = (cut.family for cut in carried if cut.role is Role.FALLBACK)
    return Look(tuple(dict.fromkeys((carried[0].family, *lending))))


def _allot(
    look: Look,
    points: set[int],
    carried: Sequence[Cut],
    has: dict[File, frozenset[int]],
    asked: dict[tuple[Cut, int], set[int]],
) -> None:
    """Put the points to the first family that has them."""
    for family in look.families:
        members = [cut for cut in carried if cut.family == family]
        if members and points:
            cut, weight = nearest(members, italic=look.italic, bold=look.bold)
            asked.setdefault((cut, weight), set()).update(points & has[cut.file])
            points = points - has[cut.file] - _HYPHENS


def _characters_of(file: File) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # slow to load

    with TTFont(file.path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _escaped(stylesheet: str) -> list[str]:
    return [chr(min(int(digits, 16), 0x10FFFF)) for digits in _ESCAPE.findall(stylesheet)]


def _points(texts: Iterable[str]) -> Points:
    """With both cases of every letter, since a style sheet may ask for capitals."""
    letters = set("".join(texts))
    letters |= {c for letter in tuple(letters) for c in letter.upper() + letter.lower()}
    return tuple(sorted(ord(one) for one in letters if unicodedata.category(one) != "Cc"))
