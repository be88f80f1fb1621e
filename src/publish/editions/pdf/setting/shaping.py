"""Single words and short texts, shaped by Pango.

What WeasyPrint's layout of a text asks of a style for each text, and of a second line for each
first one, takes longer than shaping a word does.

One of the places, in this package, that touch WeasyPrint's private parts: of ``text.line_break``
the ``Layout``, and Pango's functions and structures in ``text.ffi``.
``tests/editions/pdf/test_shaping.py`` holds them to what is expected here.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct
from typing import Any, NamedTuple

from weasyprint.text import line_break
from weasyprint.text.ffi import ffi, pango

_GLYPH = Struct("@IiiiI")
"""Pango's ``PangoGlyphInfo``: glyph, width, offsets to the right and down, and what it looks like.
To read each field by its name takes longer than all else."""


class Placed(NamedTuple):
    """A glyph and where Pango puts it, in its own units, with the letters it stands for."""

    id: int
    width: int
    offset: int
    text: str


class Strip:
    """Room for one text at a time, in one style."""

    def __init__(self, style: Any) -> None:
        self.layout = line_break.Layout(style)
        spaced = style["letter_spacing"] not in ("normal", 0) or style["word_spacing"]
        self._is_plain = not spaced  # where it may break says nothing of its shape

    def line(self, text: str) -> tuple[Any, bytes]:
        """Pango's line, good until the next text comes, and the text as Pango has it."""
        layout = self.layout
        if not self._is_plain or "\n" in text or "\t" in text:
            layout.set_text(text)
            return layout.get_first_line()[0], layout.text.encode()
        letters = text.encode()
        pango.pango_layout_set_text(layout.layout, letters, len(letters))
        return pango.pango_layout_get_line_readonly(layout.layout, 0), letters


def runs(line: Any) -> Iterator[Any]:
    """The runs of a line, each in one font."""
    run = line.runs
    while run != ffi.NULL:
        yield run.data
        run = run.next


def placed(run: Any, text: bytes) -> tuple[Placed, ...] | None:
    """The glyphs of a run; None if it goes to the left, or one of them is missing or raised."""
    glyphs, item = run.glyphs, run.item
    if item.analysis.level % 2:
        return None
    count, begin = glyphs.num_glyphs, item.offset
    begins = [begin + cluster for cluster in ffi.unpack(glyphs.log_clusters, count)]
    ends = [*begins[1:], begin + item.length]
    rows = _GLYPH.iter_unpack(ffi.buffer(glyphs.glyphs, count * _GLYPH.size))
    found = []
    for (glyph, width, offset, rise, _), first, end in zip(rows, begins, ends, strict=True):
        if rise or glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG:
            return None
        found.append(Placed(glyph, width, offset, text[first:end].decode()))
    return tuple(found)
