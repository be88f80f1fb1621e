"""Words as they are written in a PDF: shaped once, and written the same each time they come.

WeasyPrint has Pango shape each line once more to draw it, and reads the glyphs one by one. Words
and spaces of a justified line are shaped each by itself even so, since the spaces have a width of
their own; so a line is what its words are, with the spaces between. Numbers that move nothing,
which WeasyPrint writes after most glyphs, are left out: pages are shorter by a quarter.

One of the places, in this package, that touch WeasyPrint's private parts: of ``text.line_break``
the ``Layout``, Pango's structures in ``text.ffi``, ``text.fonts.get_pango_font_key``, and the
numbers that ``draw.text`` puts between glyphs. ``tests/editions/pdf/test_drawing.py`` holds them
to what is expected here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango
from weasyprint.text.fonts import get_pango_font_key

from publish.editions.pdf.setting.shaping import Placed, Strip, placed, runs

_LETTER = re.compile(r"[^\W\d_]")
_SCRIPTS = (
    ("a", re.compile(r"[\u0000-\u024f\u1e00-\u1eff\u2000-\u20bf\u2190-\u22ff]*")),
    (
        "\u044f",
        re.compile(
            r"[\u0000-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b9\u00bb-\u00bf"
            r"\u0400-\u052f\u2000-\u2070\u2080-\u208f\u20a0-\u20bf\u2116]*"
        ),
    ),
)
"""A letter of a script, and texts in which no letter is of another."""
_UNIT = TO_UNITS
"""Pango's unit in a CSS pixel."""
_DIGITS = 2
"""Of what moves a glyph, in thousandths of the font's size."""


class Glyph(NamedTuple):
    """A glyph, its width in thousandths of the font's size, and the letters it stands for."""

    id: int
    width: int
    text: str


@dataclass(frozen=True, eq=False)
class Word:
    """A word's glyphs as they are written; each is known by its identity.

    ``inner`` is what stands between angle brackets, ``run`` has them.
    """

    inner: str
    run: str
    glyphs: tuple[Glyph, ...]
    comes_again: bool = True
    """Spaces do not, since those of each line are of another width."""


class Shaper:
    """Words and spaces in one font."""

    def __init__(self, style: Any) -> None:
        self._strip, self._kept = Strip(style), Strip(style)
        line, _ = self._kept.line("n")  # with it the font is kept
        self.font = line.runs.data.item.analysis.font
        *_, self._size = get_pango_font_key(self.font)
        self._rectangles = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")
        self._words: dict[str, Words] = {}
        self._widths: dict[int, int] = {}
        self._spaces: dict[str, tuple[Placed | None, Word | None]] = {}
        self._moved: dict[tuple[int, int, int], str] = {}
        """How glyphs are written of these widths and offsets, with the numbers around them."""

    def words(self, letter: str) -> Words:
        """Words in texts whose letters are of one script, of which ``letter`` is one."""
        if letter not in self._words:
            self._words[letter] = Words(self, letter)
        return self._words[letter]

    def written(self, text: str, letter: str) -> Word | None:
        """A word; None if another font is needed, or more than glyphs beside one another."""
        return self._written(self._shaped(text, letter))

    def space(self, text: str, spacing: float | None, first: bool, last: bool) -> Word | None:
        """A space that is ``spacing`` CSS pixels wider, with half of that on each side."""
        if text not in self._spaces:
            self._spaces[text] = self._natural(text)
        glyph, natural = self._spaces[text]
        if glyph is None or natural is None or spacing is None:
            return natural
        units = int(spacing * _UNIT)
        if first or last:
            units *= 2  # of which one half is taken away again
        left = int(units / 2)
        if units % _UNIT == 0:
            left = (left + _UNIT // 2) // _UNIT * _UNIT
        left, right = (0 if first else left), (0 if last else units - left)
        shown = self._shown(glyph.id, glyph.width + left + right, left)
        return Word(shown, _closed(f"<{shown}"), natural.glyphs, comes_again=False)

    def _natural(self, text: str) -> tuple[Placed | None, Word | None]:
        """A space as it is, and its glyph, if it is a single one."""
        placed = self._shaped(text, "")
        return placed[0] if placed and len(placed) == 1 else None, self._written(placed)

    def _shaped(self, text: str, letter: str) -> tuple[Placed, ...] | None:
        if among := letter and not _LETTER.search(text):
            # What has no script of its own takes that of the letters beside it.
            layout = line_break.Layout(self._strip.layout.style, justification_spacing=1)
            layout.set_text(f"{letter} {text} {letter}", justify=True)
            line, letters = layout.get_first_line()[0], layout.text.encode()
        else:
            line, letters = self._strip.line(text)
        found = tuple(runs(line))
        if among:
            found = found[2:-2]
        if len(found) != 1 or found[0].item.analysis.font != self.font:
            return None
        return placed(found[0], letters)

    def _written(self, placed: tuple[Placed, ...] | None) -> Word | None:
        """The words' glyphs, with the numbers between them by which they are moved."""
        if placed is None:
            return None
        found, glyphs, known = "", [], self._moved
        for glyph, width, offset, text in placed:
            if glyph == pango.PANGO_GLYPH_EMPTY:
                found += f"{_opened(found)}>{-width / self._size}<"
                continue
            key = glyph, width, offset
            if key not in known:
                known[key] = self._shown(*key)
            found += known[key]
            glyphs.append(Glyph(glyph, self._width(glyph), text))
        return Word(found, _closed(f"<{found}"), tuple(glyphs))

    def _shown(self, glyph: int, width: int, offset: int) -> str:
        moved, own = offset / self._size, self._width(glyph)
        kerning = int(own + moved - width * 1000 * FROM_UNITS / self._size)
        before = f">{-round(moved, _DIGITS)}<" if moved else ""
        return f"{before}{glyph:04x}>{kerning}<" if kerning else f"{before}{glyph:04x}"

    def _width(self, glyph: int) -> int:
        if glyph not in self._widths:
            pango.pango_font_get_glyph_extents(self.font, glyph, *self._rectangles)
            width = self._rectangles[1].width * 1000 * FROM_UNITS / self._size
            self._widths[glyph] = round(width)
        return self._widths[glyph]


class Words(dict[str, Word | None]):
    """Those that have been shaped, and any other when it is asked for."""

    def __init__(self, shaper: Shaper, letter: str) -> None:
        super().__init__()
        self._shaper, self._letter = shaper, letter

    def __missing__(self, text: str) -> Word | None:
        word = self[text] = self._shaper.written(text, self._letter)
        return word


def script(text: str) -> str | None:
    """A letter of the script in which a text is; empty if it has no letters, None if several."""
    if not _LETTER.search(text):
        return ""
    return next((letter for letter, all_ in _SCRIPTS if all_.fullmatch(text)), None)


def line(words: Sequence[Word], space: Word | None, *, apart: bool) -> str:
    """Words with a space between each two; ``apart`` if spaces are not of their natural width."""
    if apart:
        return (space.run if space else "").join([word.run for word in words]).replace("><>", ">")
    return _closed("<" + (space.inner if space else "").join([word.inner for word in words]))


def _closed(run: str) -> str:
    return run[:-1] if run[-1] == "<" else run + ">"


def _opened(found: str) -> str:
    """What opens a string of its own for what follows."""
    return "><" if found and found[-1] != "<" else ""
