"""WeasyPrint's line breaking, with the paragraphs that it sets unevenly set anew.

The second place, beside `weasy`, that touches WeasyPrint's private parts: ``layout.block``'s
``iter_line_boxes``, and of ``layout.inline`` ``get_next_linebox``, ``split_inline_box``,
``justify_line`` and ``count_expandable_spaces``. ``tests/editions/pdf/test_lines.py`` holds them
to what is expected here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline
from weasyprint.text.line_break import split_first_line

from publish.editions.pdf.breaking import Line, Place, fullest, is_even, most_even

_HAIR = 0.01
"""In CSS pixels: a line that has so much less room than it needs is broken earlier."""
_HYPHENS = ("-", "\N{HYPHEN}")
_patching = threading.Lock()


@contextmanager
def even_lines() -> Iterator[None]:
    """Meanwhile paragraphs are set evenly."""
    original = block.iter_line_boxes, inline.split_inline_box, inline.justify_line
    widths: dict[Any, float] = {}

    def iter_line_boxes(context: Any, box: Any, *arguments: Any) -> Iterator[Any]:
        paragraph = _paragraph(context, box, arguments, widths)
        if paragraph is None:
            yield from original[0](context, box, *arguments)
        else:
            yield from paragraph.lines()

    def split_inline_box(context: Any, box: Any, left: float, right: float, *more: Any) -> Any:
        if isinstance(box, boxes.LineBox) and (room := getattr(box, "room", None)) is not None:
            right = min(right, left + room)
        return original[1](context, box, left, right, *more)

    def justify_line(context: Any, line: Any, extra: float) -> None:
        line.extra = extra
        original[2](context, line, extra)

    with _patching:
        block.iter_line_boxes = iter_line_boxes
        inline.split_inline_box, inline.justify_line = split_inline_box, justify_line
        try:
            yield
        finally:
            block.iter_line_boxes, inline.split_inline_box, inline.justify_line = original


@dataclass
class _Paragraph:
    """A paragraph, or the rest of one, of which lines can be tried out."""

    context: Any
    box: Any
    top: float
    bottom_space: float
    skip: Any
    around: Any
    widths: dict[Any, float]
    indent: float = 0
    tried: dict[tuple[Place, int], Line[Any] | None] = field(default_factory=dict)
    skips: dict[Place, Any] = field(default_factory=dict)

    def lines(self) -> Iterator[tuple[Any, Any]]:
        """Yield boxes and where to go on, as WeasyPrint does."""
        inline.resolve_percentages(self.box, self.around)
        if self.skip is None:
            inline.resolve_one_percentage(self.box, "text_indent", self.around.width)
            self.indent = self.box.text_indent
        start = _place(self.skip)
        self.skips[start] = self.skip
        chosen = fullest(start, self.line)
        if not is_even(chosen):
            chosen = most_even(start, self.line) or chosen
        yield from self._set(chosen)

    def _set(self, chosen: list[Line[Any]]) -> Iterator[tuple[Any, Any]]:
        top = self.top
        while chosen:
            for line in chosen:
                line.box.translate(0, top - line.box.position_y)
                line.box.position_y = top
                top += line.box.height
                yield line.box, None if line.end is None else self.skips[line.end]
            end = chosen[-1].end
            chosen = [] if end is None else fullest(end, self.line)

    def line(self, start: Place, number: int) -> Line[Any] | None:
        """A line from ``start``: the fullest one, or with ``number`` one less full."""
        if (start, number) not in self.tried:
            before = self.line(start, number - 1) if number else None
            narrower = before is not None and _spaces(before.box) > 0
            self.tried[start, number] = (
                self._try(start, before) if number == 0 or narrower else None
            )
        return self.tried[start, number]

    def _try(self, start: Place, before: Line[Any] | None) -> Line[Any] | None:
        skip = self.skips[start]
        self.box.text_indent = self.indent if skip is None else 0
        measure = self.around.width - self.box.text_indent
        self.box.room = None if before is None else before.fill * measure - _HAIR
        box, end = inline.get_next_linebox(
            self.context,
            self.box,
            self.top,
            self.bottom_space,
            skip,
            self.around,
            [],
            [],
            None,
            None,
        )
        self.box.room = None
        if box is None:
            return None
        place = None if end is None else _place(end)
        if before is not None and place == before.end:
            return None
        if place is not None:
            self.skips[place] = end
        return self._line(start, place, box, measure)

    def _line(self, start: Place, end: Place | None, box: Any, measure: float) -> Line[Any]:
        extra, spaces = getattr(box, "extra", None), _spaces(box)
        if extra is None:
            return Line(start, end, 0, box.width / measure, False, box)
        space = _width_of_space(self.context, box.style, self.widths)
        growth = extra / (spaces * space) if spaces else 10 * extra / measure
        return Line(start, end, growth, (measure - extra) / measure, _has_hyphen(box), box)


def _paragraph(
    context: Any, box: Any, arguments: tuple[Any, ...], widths: dict[Any, float]
) -> _Paragraph | None:
    """The paragraph, if it is plain enough: justified, and nothing in or beside it floats."""
    top, bottom_space, skip, around, _, _, first_letter, first_line = arguments
    plain = (
        box.style["text_align_all"] == "justify"
        and box.style["white_space"] == "normal"
        and box.style["direction"] == "ltr"
        and not (first_letter or first_line or context.excluded_shapes)
        and all(_is_plain(child) for child in box.children)
    )
    return _Paragraph(context, box, top, bottom_space, skip, around, widths) if plain else None


def _is_plain(box: Any) -> bool:
    if isinstance(box, boxes.TextBox):
        return True
    inside = isinstance(box, boxes.InlineBox) and box.is_in_normal_flow()
    return inside and all(_is_plain(child) for child in box.children)


def _place(skip: Any) -> Place:
    """Where WeasyPrint goes on, which says so by nested positions, as one that can be compared."""
    place = []
    while skip:
        ((position, skip),) = skip.items()
        place.append(position)
    return tuple(place)


def _spaces(box: Any) -> int:
    return int(inline.count_expandable_spaces(box))


def _has_hyphen(box: Any) -> bool:
    while getattr(box, "children", ()):
        box = box.children[-1]
    return isinstance(box, boxes.TextBox) and box.text.endswith(_HYPHENS)


def _width_of_space(context: Any, style: Any, known: dict[Any, float]) -> float:
    """How wide a space is in CSS pixels, before any line is justified."""
    names = ("font_family", "font_size", "font_style", "font_weight", "word_spacing")
    key = tuple(str(style[name]) for name in names)
    if key not in known:
        wide, narrow = (
            split_first_line(text, style, context, None, 0)[3] for text in ("n n", "nn")
        )
        known[key] = wide - narrow
    return known[key]
