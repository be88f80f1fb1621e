"""Text that is written from words which have been shaped before.

One of the places, in this package, that touch WeasyPrint's private parts: ``draw.draw_text``, and
of ``pdf`` what a ``Stream`` and its ``Font`` note of the glyphs that are used, and a ``Stream`` of
the colour that is set; and pydyf's ``_to_bytes``.
``tests/editions/pdf/test_drawing.py`` holds them to what is expected here.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint import draw

from publish.editions.pdf.setting import glyphs
from publish.editions.pdf.setting.glyphs import Shaper, Word
from publish.editions.pdf.setting.leaders import Row
from publish.editions.pdf.setting.making import Unshaped
from publish.editions.pdf.setting.measuring import Measures

_SPACE = re.compile("([ \N{NO-BREAK SPACE}])")
_SHORT = 5
"""In characters."""
_Shown = tuple[str, list[Word]]
"""How a text is written, and the words in it."""
_patching = threading.Lock()


@contextmanager
def known_words(measures: Measures) -> Iterator[None]:
    """Meanwhile text boxes that were made of known words are drawn from these."""
    usual = draw.draw_text
    pen = _Pen(measures)

    def draw_text(stream: Any, box: Any, x: float, overflow: Any, ellipsis: Any = "none") -> None:
        known = ellipsis == "none" and isinstance(box.pango_layout, Unshaped)
        if known and pen.draw(stream, box):
            return
        row = box.pango_layout
        for one in row.boxes(box) if isinstance(row, Row) else (box,):
            usual(stream, one, x, overflow, ellipsis)

    with _patching:
        draw.draw_text = draw_text
        try:
            yield
        finally:
            draw.draw_text = usual


@dataclass
class _Used:
    """A font of the document, and which words of it have been drawn."""

    font: Any
    size: float
    words: set[Word] = field(default_factory=set)

    @property
    def is_plain(self) -> bool:
        font = self.font
        return not (font.bitmap or font.png or font.svg or font.colr)

    def note(self, words: list[Word]) -> bool:
        """Note the glyphs of words; False if one is of another width in another size."""
        letters, widths = self.font.to_unicode, self.font.widths
        for word in words:
            if word in self.words:
                continue
            for glyph in word.glyphs:
                letters.setdefault(glyph.id, glyph.text)
                if widths.setdefault(glyph.id, glyph.width) != glyph.width:
                    return False
            if word.comes_again:
                self.words.add(word)
        return True


@dataclass
class _Pen:
    """Draws the text of one document."""

    measures: Measures
    used: dict[int, _Used] = field(default_factory=dict)
    known: dict[tuple[int, str], _Shown | None] = field(default_factory=dict)
    """How short texts are written, which come again and again: numbers, and what is between."""
    color: tuple[Any, Any, Any] = None, None, None
    """The last one, and what a stream has noted of it."""

    def draw(self, stream: Any, box: Any) -> bool:
        """Whether a text box could be drawn from its words."""
        style, text = box.style, box.text
        if style["visibility"] != "visible":
            return False
        if not text.strip():
            return _draw_nothing(stream, box)
        face = self.measures.face(style)
        if isinstance(box.pango_layout, Row) and not face.is_even:
            return False
        shaper = face.shaper
        shown = self._shown(shaper, text, box.justification_spacing)
        used = self._used(stream, shaper)
        if shown is None or not used.is_plain or not used.note(shown[1]):
            return False
        self._set_color(stream, style["color"])
        stream.begin_text()
        x, y = pydyf._to_bytes(box.position_x), pydyf._to_bytes(box.position_y + box.baseline)
        stream.stream.append(b"1 0 0 -1 %b %b Tm" % (x, y))
        stream.set_font_size(used.font.hash, used.size)
        stream.show_text(_repeated(box, shown, used.size))
        stream.end_text()
        return True

    def _set_color(self, stream: Any, color: Any) -> None:
        """A stream takes a colour apart, only to find it set in most cases."""
        known, rgb, alpha = self.color
        if known is not color or stream._current_color is not rgb or stream._current_alpha != alpha:
            stream.set_color(color)
            self.color = color, stream._current_color, stream._current_alpha

    def _shown(self, shaper: Shaper, text: str, spacing: float) -> _Shown | None:
        if spacing or len(text) > _SHORT:
            return _shown(shaper, text, spacing)
        key = id(shaper), text
        if key not in self.known:
            self.known[key] = _shown(shaper, text, spacing)
        return self.known[key]

    def _used(self, stream: Any, shaper: Shaper) -> _Used:
        if id(shaper) not in self.used:
            self.used[id(shaper)] = _Used(*stream.add_font(shaper.font))
        return self.used[id(shaper)]


def _draw_nothing(stream: Any, box: Any) -> bool:
    """What is drawn of spaces alone, between two links for instance, if they are not in a row."""
    if isinstance(box.pango_layout, Row):
        return False
    stream.set_color(box.style["color"])
    stream.begin_text()
    stream.end_text()
    return True


def _repeated(box: Any, shown: _Shown, size: float) -> str:
    """How a box's text is written, if it may be a row of which one is written as ``shown``."""
    row, (one, words) = box.pango_layout, shown
    if not isinstance(row, Row):
        return one
    width = sum(glyph.width for word in words for glyph in word.glyphs)
    return row.shown(one, width, size)


def _shown(shaper: Shaper, text: str, spacing: float) -> _Shown | None:
    """How a text is written; None if it is more than words and spaces."""
    letter = glyphs.script(text)
    if letter is None:
        return None
    if text[0] == " " or text[-1] == " " or "  " in text or "\N{NO-BREAK SPACE}" in text:
        return _shown_apart(shaper, text, letter, spacing)
    known = shaper.words(letter)
    words = [word for piece in text.split(" ") if (word := known[piece])]
    space = shaper.space(" ", spacing or None, False, False)
    if len(words) <= text.count(" ") or space is None:
        return None
    shown = glyphs.line(words, space, apart=bool(spacing))
    return shown, [words[0], space, *words[1:]] if len(words) > 1 else words


def _shown_apart(shaper: Shaper, text: str, letter: str, spacing: float) -> _Shown | None:
    """The same for a text that begins or ends with a space, or has one that does not break."""
    pieces = [piece for piece in _SPACE.split(text) if piece]
    last = len(pieces) - 1
    words: list[Word] = []
    for number, piece in enumerate(pieces):
        if not _SPACE.fullmatch(piece):
            word = shaper.words(letter)[piece]
        elif number and _SPACE.fullmatch(pieces[number - 1]):
            return None  # Pango takes both for one
        else:
            word = shaper.space(piece, spacing or None, number == 0, number == last)
        if word is None:
            return None
        words.append(word)
    return glyphs.line(words, None, apart=bool(spacing)), words
