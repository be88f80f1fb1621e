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
from dataclasses import dataclass, field
from functools import cached_property
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline

from publish.editions.pdf.setting.breaking import Place, breaks
from publish.editions.pdf.setting.making import HAIR, Maker, leaves, whole
from publish.editions.pdf.setting.measuring import Measures
from publish.editions.pdf.setting.ragged import filled, has_hidden_space
from publish.editions.pdf.setting.runs import Runs, Stop, Unusual, is_plain

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
    original = block.iter_line_boxes, inline.split_inline_box, inline.split_text_box, inline.strut
    aim, chosen = _Aim(), _Chosen(measures)

    def iter_line_boxes(context: Any, box: Any, *arguments: Any) -> Iterator[Any]:
        if (lines := chosen.lines(context, box, arguments)) is not None:
            yield from lines.made(aim, context, arguments, original[0])
        else:
            yield from original[0](context, box, *arguments)

    def split_inline_box(context: Any, box: Any, left: float, right: float, *more: Any) -> Any:
        aimed = isinstance(box, boxes.LineBox) and aim.stop is not None
        return original[1](context, box, left, inf if aimed else right, *more)

    def split_text_box(context: Any, box: Any, width: float | None, skip: int, **more: Any) -> Any:
        if aim.stop is None or width is None:
            if (made := whole(box, skip, width, measures)) is not None:
                return made, None, False
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
        inline.strut = measures.strut
        try:
            yield
        finally:
            block.iter_line_boxes, inline.split_inline_box, inline.split_text_box = original[:3]
            inline.strut = original[3]


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph, and where its second and all later lines begin."""

    box: Any
    runs: Runs
    places: list[Place]
    measure: float
    indent: float
    maker: Maker | None
    """None if WeasyPrint has to make the lines."""

    @cached_property
    def _begins(self) -> list[Any]:
        """The same, as WeasyPrint has it."""
        paths = dict(leaves(self.box))
        stops = map(self.runs.stop, self.places)
        return [None, *(stop.place(paths[id(stop.box)]) for stop in stops)]

    def rest(self, skip: Any) -> _Lines | None:
        """The lines from a place on; None if none begins there.

        Each part of the best way through a paragraph is the best way itself.
        """
        first = 0 if skip is None else _index(self._begins, skip)
        return None if first is None else _Lines(self, self.places[first:])


def _index(places: list[Any], place: Any) -> int | None:
    return places.index(place) if place in places else None


@dataclass(frozen=True)
class _Lines:
    """A paragraph, or the rest of one."""

    paragraph: _Paragraph
    places: list[Place]

    def made(
        self, aim: _Aim, context: Any, arguments: tuple[Any, ...], original: Any
    ) -> Iterator[Any]:
        """Yield boxes and where to go on, as WeasyPrint does."""
        top, bottom_space, skip, around, absolute, fixed, *_ = arguments
        box = self.paragraph.box
        for place in (*self.places, None):
            stop = self.paragraph.runs.stop(place)
            made = self._made(aim, stop, context, (top, bottom_space, skip, around))
            if made is None:
                rest = top, bottom_space, skip, around, absolute, fixed, None, None
                yield from original(context, box, *rest)
                return
            line, end = made
            if line is None:
                return
            top = line.position_y + line.height
            yield line, end
            if end is None:
                return
            skip, box.text_indent = end, 0

    def _made(
        self, aim: _Aim, stop: Stop, context: Any, where: tuple[float, float, Any, Any]
    ) -> tuple[Any, Any] | None:
        """A line, and where to go on; None if it is not as it was reckoned."""
        top, _, skip, around = where
        if self.paragraph.maker is not None:
            shrinks = _is_justified(self.paragraph.box)
            return self.paragraph.maker.line(top, skip, stop, around, shrinks=shrinks)
        aim.stop = stop
        try:
            line, end = inline.get_next_linebox(
                context, self.paragraph.box, *where, [], [], None, None
            )
        finally:
            aim.stop = None
        fits = line is None or self._fits(context, line, end, last=stop.box is None)
        return (line, end) if fits else None

    def _fits(self, context: Any, line: Any, end: Any, *, last: bool) -> bool:
        """Whether a line is as it was reckoned. What is a little too wide is made to fit."""
        excess = line.width - self.paragraph.measure
        if excess > _NOISE:
            spaces = inline.count_expandable_spaces(line)
            if excess > self.paragraph.runs.give * spaces + HAIR:
                return False
            inline.justify_line(context, line, -excess)
        return last == (end is None)


@dataclass
class _Chosen:
    """What has been chosen for paragraphs, by the addresses of their boxes.

    A paragraph is laid out anew while its page is made, and goes on overleaf. What was chosen for
    those of earlier pages goes: all words of a long chapter, measured, need a quarter of a
    megabyte a page.
    """

    measures: Measures
    page: int = 0
    known: dict[int, _Paragraph] = field(default_factory=dict)
    """On the page that is being made."""
    before: dict[int, _Paragraph] = field(default_factory=dict)
    """On the page before it."""

    def lines(self, context: Any, box: Any, arguments: tuple[Any, ...]) -> _Lines | None:
        """A paragraph's lines, if it is plain enough."""
        _, _, skip, around, *_ = arguments
        if not _is_alone(context, arguments):
            return None
        inline.resolve_percentages(box, around)
        _indent(box, skip, around)
        known = self._known(context, box)
        if known is not None and known.measure == around.width:
            same = skip is not None or known.indent == box.text_indent
            if same and (rest := known.rest(skip)) is not None:
                return rest
        paragraph = self._paragraph(context, box, skip, around)
        if paragraph is None:
            return None
        if skip is None:
            self.known[id(box)] = paragraph
        return _Lines(paragraph, paragraph.places)

    def _known(self, context: Any, box: Any) -> _Paragraph | None:
        if context.current_page != self.page:
            self.page, self.known, self.before = context.current_page, {}, self.known
        name = id(box)
        if name not in self.known and name in self.before:
            self.known[name] = self.before[name]
        return self.known.get(name)

    def _paragraph(self, context: Any, box: Any, skip: Any, around: Any) -> _Paragraph | None:
        if not is_plain(box):
            return None
        try:
            runs = Runs.of(box, skip, context, self.measures)
        except Unusual:
            return None
        justified = _is_justified(box)
        choose = breaks if justified else filled
        places = choose(runs.words, around.width, box.text_indent) if runs.words else []
        if not justified and (not runs.words or (places and has_hidden_space(box))):
            return None
        if places is None:
            return None
        maker = Maker.of(box, around, runs, self.measures)
        if maker is None and not justified:
            return None
        return _Paragraph(box, runs, places, around.width, box.text_indent, maker)


def _is_justified(box: Any) -> bool:
    return bool(box.style["text_align_all"] == "justify")


def _is_alone(context: Any, arguments: tuple[Any, ...]) -> bool:
    """Whether nothing floats in a paragraph or beside it, and no letter or line is special."""
    *_, first_letter, first_line = arguments
    return not (first_letter or first_line or context.excluded_shapes)


def _indent(box: Any, skip: Any, around: Any) -> None:
    if skip is None:
        inline.resolve_one_percentage(box, "text_indent", around.width)
    else:
        box.text_indent = 0
