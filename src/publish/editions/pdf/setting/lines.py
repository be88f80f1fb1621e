"""WeasyPrint's line breaking, with lines that are chosen for the paragraph as a whole.

WeasyPrint finds the end of each line by shaping its text up to seven times. Here all words of a
paragraph are measured once, `breaking` chooses the lines, and WeasyPrint is told where each ends:
it makes the line's boxes of what it is given. Where a line then turns out otherwise than it was
reckoned, WeasyPrint goes on by its own means.

One of the places, in this package, that touch WeasyPrint's private parts: ``layout.block``'s
``iter_line_boxes``, and of ``layout.inline`` ``get_next_linebox``, ``split_inline_box``,
``split_text_box`` and ``justify_line``. ``tests/editions/pdf/test_lines.py`` holds them to what is
expected here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline

from publish.editions.pdf.setting.breaking import Place, breaks
from publish.editions.pdf.setting.making import Maker
from publish.editions.pdf.setting.measuring import Measures
from publish.editions.pdf.setting.runs import Runs, Stop, Unusual, is_plain

_HAIR = 0.5
"""In CSS pixels: by so much a line may be wider than it was reckoned."""
_NOISE = 1e-6
"""By so much a line that was made to fit may be wider, since numbers are rounded."""
_patching = threading.Lock()


@dataclass
class _Aim:
    """Where the line that is being made has to end, while there is one."""

    stop: Stop | None = None


@contextmanager
def even_lines(measures: Measures) -> Iterator[None]:
    """Meanwhile paragraphs are set evenly."""
    original = block.iter_line_boxes, inline.split_inline_box, inline.split_text_box
    aim = _Aim()

    def iter_line_boxes(context: Any, box: Any, *arguments: Any) -> Iterator[Any]:
        chosen = _paragraph(context, box, arguments, measures)
        if chosen is None:
            yield from original[0](context, box, *arguments)
        else:
            yield from chosen.lines(aim, arguments, original[0])

    def split_inline_box(context: Any, box: Any, left: float, right: float, *more: Any) -> Any:
        aimed = isinstance(box, boxes.LineBox) and aim.stop is not None
        return original[1](context, box, left, inf if aimed else right, *more)

    def split_text_box(context: Any, box: Any, width: float | None, skip: int, **more: Any) -> Any:
        if aim.stop is None or width is None:
            return original[2](context, box, width, skip, **more)
        if box is not aim.stop.box:
            return original[2](context, box, None, skip, **more)
        text = aim.stop.text(skip)
        if not text:
            return None, aim.stop.at, False
        made, _, _ = original[2](context, box.copy_with_text(text), None, 0, **more)
        return made, aim.stop.at, False

    with _patching:
        block.iter_line_boxes = iter_line_boxes
        inline.split_inline_box, inline.split_text_box = split_inline_box, split_text_box
        try:
            yield
        finally:
            block.iter_line_boxes, inline.split_inline_box, inline.split_text_box = original


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph, or the rest of one, and where its second and all later lines begin."""

    context: Any
    box: Any
    runs: Runs
    places: list[Place]
    measure: float
    maker: Maker | None
    """None if WeasyPrint has to make the lines."""

    def lines(self, aim: _Aim, arguments: tuple[Any, ...], original: Any) -> Iterator[Any]:
        """Yield boxes and where to go on, as WeasyPrint does."""
        top, bottom_space, skip, around, absolute, fixed, *_ = arguments
        for place in (*self.places, None):
            stop = self.runs.stop(place)
            made = self._made(aim, stop, top, skip, arguments)
            if made is None:
                rest = top, bottom_space, skip, around, absolute, fixed, None, None
                yield from original(self.context, self.box, *rest)
                return
            line, end = made
            if line is None:
                return
            top = line.position_y + line.height
            yield line, end
            if end is None:
                return
            skip, self.box.text_indent = end, 0

    def _made(
        self, aim: _Aim, stop: Stop, top: float, skip: Any, arguments: tuple[Any, ...]
    ) -> tuple[Any, Any] | None:
        """A line, and where to go on; None if it is not as it was reckoned."""
        if self.maker is not None:
            return self.maker.line(top, skip, stop)
        aim.stop = stop
        try:
            line, end = inline.get_next_linebox(
                self.context, self.box, top, arguments[1], skip, arguments[3], [], [], None, None
            )
        finally:
            aim.stop = None
        fits = line is None or self._fits(line, end, last=stop.box is None)
        return (line, end) if fits else None

    def _fits(self, line: Any, end: Any, *, last: bool) -> bool:
        """Whether a line is as it was reckoned. What is a little too wide is made to fit."""
        excess = line.width - self.measure
        if excess > _NOISE:
            spaces = inline.count_expandable_spaces(line)
            if excess > self.runs.give * spaces + _HAIR:
                return False
            inline.justify_line(self.context, line, -excess)
        return last == (end is None)


def _paragraph(
    context: Any, box: Any, arguments: tuple[Any, ...], measures: Measures
) -> _Paragraph | None:
    """The paragraph, if it is plain enough: justified, and nothing in or beside it floats."""
    _, _, skip, around, _, _, first_letter, first_line = arguments
    plain = (
        box.style["text_align_all"] == "justify"
        and not (first_letter or first_line or context.excluded_shapes)
        and is_plain(box)
    )
    if not plain:
        return None
    inline.resolve_percentages(box, around)
    if skip is None:
        inline.resolve_one_percentage(box, "text_indent", around.width)
    else:
        box.text_indent = 0
    try:
        runs = Runs.of(box, skip, context, measures)
    except Unusual:
        return None
    places = breaks(runs.words, around.width, box.text_indent)
    if places is None:
        return None
    maker = Maker.of(box, around, runs, measures)
    return _Paragraph(context, box, runs, places, around.width, maker)
