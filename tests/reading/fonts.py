"""The fonts of an e-book, held against what a browser says its text is set in."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator

from fontTools.ttLib import TTFont

from reading.browser import Face
from reading.epub import Ebook

_RULE = re.compile(
    r'font-family: "([^"]+)";\s*font-style: (\w+);\s*font-weight: (\d+);\s*src: url\(([^)]+)\)'
)
_UNSEEN = "\t\n\N{SOFT HYPHEN}\N{WORD JOINER}"
Key = tuple[str, str, int]


def faces_of(book: Ebook) -> dict[Key, set[str]]:
    """Family, style and weight of every font of the book, and the characters that it has."""
    css = book.files["EPUB/styles/fonts.css"].decode()
    return {
        (family, style, int(weight)): _characters(book.files[f"EPUB/{path.removeprefix('../')}"])
        for family, style, weight, path in _RULE.findall(css)
    }


def _characters(content: bytes) -> set[str]:
    return set(map(chr, TTFont(io.BytesIO(content)).getBestCmap()))


def lacking(book: Ebook, shown: Iterable[Face]) -> dict[Face, set[str]]:
    """Text of which no font of the book has some characters."""
    fonts = faces_of(book)
    found = {
        face: set(face.characters).difference(_UNSEEN, *(fonts[key] for key in _asked(face, fonts)))
        for face in shown
    }
    return {face: missing for face, missing in found.items() if missing}


def unused(book: Ebook, shown: Iterable[Face]) -> set[Key]:
    """Fonts in which nothing is set."""
    fonts = faces_of(book)
    return fonts.keys() - {key for face in shown for key in _asked(face, fonts)}


def _asked(face: Face, fonts: Iterable[Key]) -> Iterator[Key]:
    """Of each family that it names, the font that a browser takes: the style goes first."""
    for family in face.families:
        if members := [key for key in fonts if key[0] == family]:
            yield min(members, key=lambda k: (k[1] != face.style, abs(k[2] - face.weight)))
