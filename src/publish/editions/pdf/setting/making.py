"""Lines made of words whose widths are known.

WeasyPrint makes a line of any boxes by shaping its text anew, and sees as it goes what fits. Here
it is known what stands in the line and how wide that is, so its boxes are put together by adding
up. The text is shaped when it is drawn.

One of the places, in this package, that touch WeasyPrint's private parts: what ``layout.inline``
sets on ``LineBox``, ``InlineBox`` and ``TextBox``, with its ``skip_first_whitespace`` and
``line_box_verticality``; and ``text.line_break.Layout``.
``tests/editions/pdf/test_making.py`` holds them to what is expected here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text import line_break

from publish.editions.pdf.setting.measuring import Measures
from publish.editions.pdf.setting.runs import Runs, Stop

HAIR = 0.5
"""In CSS pixels: by so much a line may be wider than it was reckoned."""
_HIDDEN = re.compile(
    "[\u00ad\u0600-\u0605\u180e\u200c-\u200f\u2028-\u202e\u2061-\u206f\ufe00-\ufeff]"
)
"""Characters that have no width of their own, or change that of others."""


class Unshaped(line_break.Layout):  # type: ignore[misc]
    """What a text box has instead of shaped text until it is drawn."""

    def __init__(self, text: str) -> None:
        # Not WeasyPrint's own: it would set Pango up.
        self.text = text
        self.justification_spacing, self.first_line_direction = 0.0, 0
        self.max_width = None


@dataclass(frozen=True)
class Maker:
    """Makes the lines of a paragraph."""

    box: Any
    runs: Runs
    measures: Measures
    _ready: dict[int, Any]
    """Copies of the boxes in it, with their margins worked out, by the others' addresses. They go
    with the paragraph: the document's own, of which a long chapter has many, stay small."""

    @classmethod
    def of(cls, box: Any, around: Any, runs: Runs, measures: Measures) -> Maker | None:
        """None if the paragraph has something whose width is not that of its words."""
        fit = (
            around.style["direction"] == "ltr"
            and around.style["block_ellipsis"] == "none"
            and box.text_overflow == "clip"
            and all(map(_is_whole, box.descendants()))
            and runs.is_even
        )
        if not fit:
            return None
        ready = {}
        for inner in box.descendants():
            copy = ready[id(inner)] = inner.copy()
            if inner is not box:
                inline.resolve_percentages(copy, around)
                for side in ("margin_left", "margin_right"):
                    if getattr(copy, side) == "auto":
                        setattr(copy, side, 0)
            (_stand if isinstance(copy, boxes.TextBox) else _lead)(copy, measures)
        return cls(box, runs, measures, ready)

    @cached_property
    def _paths(self) -> dict[int, tuple[int, ...]]:
        return dict(leaves(self.box))

    def line(
        self, top: float, skip: Any, stop: Stop, around: Any, *, shrinks: bool = True
    ) -> tuple[Any, Any] | None:
        """A line's box and where to go on, as WeasyPrint has it; None if all does not fit.

        If a line ``shrinks``, what is a little too wide fits.
        """
        skip = inline.skip_first_whitespace(self.box, skip)
        if skip == "continue":
            return None, None
        path = None if stop.box is None else self._paths[id(stop.box)]
        left = around.content_box_x()
        line = self._parent(self.box, left, left + self.box.text_indent, skip, path, stop)
        line.text_indent = self.box.text_indent
        extra, align = around.width - line.width, _alignment(line.style, last=path is None)
        if extra >= 0 and align != "justify":
            extra *= _SHARES[align]
        elif (extra >= 0 or shrinks) and self._justify(line, extra):
            extra = 0.0
        else:
            return None
        _put(line, extra, top)
        return line, None if path is None else stop.place(path)

    def _parent(self, box: Any, left: float, x: float, skip: Any, end: Any, stop: Stop) -> Any:
        """A copy of a box with what of it stands in the line, its content beginning at ``x``.

        ``skip`` says where, as WeasyPrint has it, ``end`` is the way to where the line ends.
        """
        begin, inner = next(iter(skip.items())) if skip else (0, None)
        last, rest = (end[0], end[1:]) if end else (len(box.children) - 1, None)
        made = self._ready[id(box)].copy()
        made.children, made.remove_decoration_sides, made.position_x = [], set(), left
        if isinstance(made, boxes.InlineBox):
            made.remove_decoration(start=skip is not None, end=end is not None)
            x += made.margin_left + made.border_left_width + made.padding_left
        for number in range(begin, last + 1):
            child = box.children[number]
            begins, ends = inner if number == begin else None, rest if number == last else None
            if isinstance(child, boxes.TextBox):
                new = self._text(child, x, begins, stop if ends is not None else None)
                if new is None:
                    continue
            else:
                new = self._parent(child, x, x, begins, ends, stop)
            made.children.append(new)
            x = new.position_x + new.margin_width()
        made.width = x - made.content_box_x() if made.children else 0
        return made

    def _text(self, box: Any, x: float, skip: Any, stop: Stop | None) -> Any:
        (begin,) = skip or (0,)
        if stop is not None:
            text = stop.text(begin or 0)
        else:
            text = box.text.encode()[begin:].decode() if begin else box.text
            if box is self.runs.last:
                text = text.rstrip(" ")
        if not text:
            return None
        made = self._ready[id(box)].copy()
        made.text, made.pango_layout = text, Unshaped(text)
        made.width, made.position_x = self.measures.face(box.style).length(text), x
        return made

    def _justify(self, line: Any, extra: float) -> bool:
        """Stretch a line's spaces, or shrink them; False if they would have to shrink too much."""
        spaces = sum(map(_spaces, _texts(line)))
        if -extra > self.runs.give * spaces + HAIR:
            return False
        if spaces and extra:
            _spread(line, extra / spaces, 0.0)
        return True


def whole(box: Any, skip: int, room: float | None, measures: Measures) -> Any:
    """A box of text with all of it, ``skip`` bytes apart, as WeasyPrint makes it.

    None if it may be wider than the ``room``, or its width is not that of its words.
    """
    style = box.style
    text = box.text.encode()[skip:].decode() if skip else box.text
    if not text or not style["font_size"] or box.justification_spacing or "\n" in text:
        return None
    if style["white_space"] not in ("normal", "nowrap") or style["direction"] != "ltr":
        return None
    face = measures.face(style)
    if not (_is_whole(box) and face.is_even) or face.length(text) > (room or inf) - HAIR:
        return None
    return None if face.has_odd(text.split(" ")) else _made(box, text, measures)


def _made(box: Any, text: str, measures: Measures) -> Any:
    made = box.copy()
    made.text, made.pango_layout = text, Unshaped(text)
    made.width = measures.face(box.style).length(text)
    _stand(made, measures)
    return made


def _stand(box: Any, measures: Measures) -> None:
    """Give a box of text its height, and the margins that make a line's of it."""
    face, (height, _) = measures.face(box.style), measures.strut(box.style)
    box.height = face.height
    box.margin_top = box.margin_bottom = (height - face.height) / 2
    box.baseline = face.baseline + box.margin_top


def _lead(box: Any, measures: Measures) -> None:
    """The same for a box around text."""
    height, box.baseline = measures.strut(box.style)
    box.height = box.style["font_size"]
    half = (height - box.height) / 2
    box.margin_top = half - box.border_top_width - box.padding_top
    box.margin_bottom = half - box.border_bottom_width - box.padding_bottom


_SHARES = {"start": 0.0, "left": 0.0, "center": 0.5, "right": 1.0, "end": 1.0}
"""How much of the room that is left stands before the line."""


def _alignment(style: Any, *, last: bool) -> str:
    align = style["text_align_last"] if last else "auto"
    return str(style["text_align_all"] if align == "auto" else align)


def has_hidden(text: str) -> bool:
    """Whether characters of a text have no width of their own, or change that of others."""
    return bool(_HIDDEN.search(text))


def _is_whole(box: Any) -> bool:
    if isinstance(box, boxes.TextBox):
        return box.style["text_decoration_line"] == "none" and not has_hidden(box.text)
    return bool(box.style["box_decoration_break"] == "slice")


def leaves(box: Any, path: tuple[int, ...] = ()) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The addresses of the boxes of text in a box, and the way to each."""
    if isinstance(box, boxes.TextBox):
        yield id(box), path
        return
    for number, child in enumerate(box.children):
        yield from leaves(child, (*path, number))


def _texts(box: Any) -> Iterator[str]:
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child.text
        else:
            yield from _texts(child)


def _spaces(text: str) -> int:
    return text.count(" ") + text.count("\N{NO-BREAK SPACE}")


def _spread(box: Any, spacing: float, moved: float) -> float:
    """Widen the spaces in a box that has ``moved`` already; by how much what follows moves."""
    box.position_x += moved
    before = moved
    if isinstance(box, boxes.TextBox):
        box.justification_spacing = box.pango_layout.justification_spacing = spacing
        moved += spacing * _spaces(box.text)
    else:
        for child in box.children:
            moved = _spread(child, spacing, moved)
        if isinstance(box, boxes.LineBox):
            box.position_x -= before
    box.width += moved - before
    return moved


def _put(line: Any, right: float, top: float) -> None:
    """Move a line to the right, and give it and all that is in it their heights on the page."""
    line.margin_top = line.margin_bottom = 0
    bottom, highest = inline.line_box_verticality(line)
    line.baseline, line.height = -highest, bottom - highest
    line.position_y = highest
    line.translate(right, top - highest)
    # Adding and taking away again does not come out even.
    line.position_y = top
