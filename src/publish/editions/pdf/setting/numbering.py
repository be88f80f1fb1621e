"""Slots marked while they are drawn, so that numbers can be put in afterwards.

One of the places, named in `weasy`, that touch WeasyPrint's private parts: ``draw.draw_text``,
the streams' ``clone`` and ``stream``, ``text.line_break.split_first_line``, and a text box's
``element``, ``element_tag``, ``text``, ``style`` and ``pango_layout``.
``tests/editions/pdf/test_numbering.py`` holds them to what is expected here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from weasyprint import draw
from weasyprint.text.line_break import split_first_line

from publish.editions.pdf import slots
from publish.editions.pdf.setting.measuring import Face, Measures

_marking = threading.Lock()


class Unfit(Exception):  # noqa: N818 - no error: the number itself is set then
    """A slot is drawn otherwise than by one operator with a glyph for each digit."""


def slot_of(box: Any) -> str:
    """The anchor whose page's number a box of text has room for; empty if it is no slot.

    What has no element stands in the margin of a page.
    """
    if box.element is None:
        return slots.FOLIO if slots.has_brackets(box.text) else ""
    return "" if "::" in box.element_tag else str(box.element.get(slots.SLOT, ""))


def is_fit(box: Any, face: Face) -> bool:
    """Whether any number may stand in a slot: it is not broken, and digits are of one width."""
    return face.even_digits and (box.element is None or bool(box.text == box.element.text))


@contextmanager
def slots_marked(measures: Measures) -> Iterator[None]:
    """Meanwhile what is drawn in slots is marked. Raises `Unfit`."""
    original = draw.draw_text
    codes: dict[Face, tuple[str, ...]] = {}

    def draw_text(stream: Any, box: Any, *more: Any) -> None:
        begun = len(stream.stream)
        original(stream, box, *more)
        anchor = slot_of(box)
        if anchor and box.style["visibility"] == "visible":
            face = measures.face(box.style)
            if face not in codes:
                codes[face] = _digits(stream, box, more, original)
            _mark(stream, begun, anchor, codes[face])

    with _marking:
        draw.draw_text = draw_text
        try:
            yield
        finally:
            draw.draw_text = original


def _digits(stream: Any, box: Any, more: Any, original: Any) -> tuple[str, ...]:
    """What shows each of the ten digits in the box's font, which now has them, too."""
    text = slots.DIGITS + "0"  # after the last one there is no letter-spacing
    all_ten = box.copy_with_text(text)
    all_ten.pango_layout, *_ = split_first_line(text, box.style, None, None, 0)
    elsewhere = stream.clone()
    original(elsewhere, all_ten, *more)
    digits = slots.glyphs(_shown(elsewhere, 0)[1][1])
    if len(digits) != len(text):
        raise Unfit
    return digits[:-1]


def _mark(stream: Any, begun: int, anchor: str, digits: Sequence[str]) -> None:
    # An operator that ended a text may have been taken away.
    number, (_, zeros, _) = _shown(stream, begun - 1)
    code = digits[0].partition(">")[0]
    if any(zero.partition(">")[0] != code for zero in slots.glyphs(zeros)):
        raise Unfit
    stream.stream.insert(number, slots.mark(anchor, digits))


def _shown(stream: Any, begun: int) -> tuple[int, tuple[str, str, str]]:
    """The number of the one operator since then that shows text, and its parts."""
    operators = enumerate(stream.stream[max(0, begun) :], max(0, begun))
    showing = [(n, operator) for n, operator in operators if operator.endswith(b"TJ")]
    found = slots.parts(showing[0][1]) if len(showing) == 1 else None
    if found is None:
        raise Unfit
    return showing[0][0], found
