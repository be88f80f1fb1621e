"""The dots that lead to a page number, as one row.

WeasyPrint makes a box of each dot and draws each by itself, which takes half of the time of a
table of contents. Here all of a line are one box, drawn by one operator; each dot stands where it
stood.

One of the places, in this package, that touch WeasyPrint's private parts: ``handle_leader`` in
``layout.inline``, and ``leader_index`` in ``layout.leader``. ``tests/editions/pdf/test_leaders.py``
holds them to what is expected here.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from weasyprint.layout import inline
from weasyprint.layout.leader import leader_index

from publish.editions.pdf.setting.making import Unshaped

_MOVED = re.compile(r">(-?[0-9.]+)")
_DIGITS = 3
"""Of what moves the next dot, in thousandths of the font's size."""
_patching = threading.Lock()


class Row(Unshaped):
    """What the box of a row has instead of shaped text: ``count`` dots, each ``advance`` CSS
    pixels from the one before it."""

    def __init__(self, text: str, count: int, advance: float, one: Any) -> None:
        super().__init__(text)
        self.count, self.advance = count, advance
        self._one = one

    def boxes(self, row: Any) -> Iterator[Any]:
        """The dots of the box ``row``, each in a box of its own, as WeasyPrint has them."""
        for number in range(self.count):
            one = row.copy()
            one.pango_layout, one.width = self._one, self.advance
            one.position_x += number * self.advance
            yield one

    def shown(self, one: str, width: float, size: float) -> str:
        """How all are written, if ``one`` is how one is; its glyphs are ``width`` thousandths of
        the font's ``size`` wide."""
        written = width - sum(map(float, _MOVED.findall(one)))
        excess = round(written - self.advance * 1000 / size, _DIGITS)
        return (f"{one}{excess}" if excess else one) * self.count


@contextmanager
def leaders_in_rows() -> Iterator[None]:
    """Meanwhile all dots of a line are one box."""
    usual = inline.handle_leader

    def handle_leader(context: Any, line: Any, around: Any) -> None:
        _, leader = leader_index(line)
        if leader is None or not leader.children or not _is_plain(line, leader):
            usual(context, line, around)
            return
        (one,) = leader.children
        leader.children = (_Dot(one.position_x, one.width),)
        usual(context, line, around)
        leader.children = _boxes(one, leader.children)

    with _patching:
        inline.handle_leader = handle_leader
        try:
            yield
        finally:
            inline.handle_leader = usual


@dataclass
class _Dot:
    """What a dot's box is while WeasyPrint counts how many there are, and where they stand."""

    position_x: float
    width: float

    def copy(self) -> _Dot:
        return _Dot(self.position_x, self.width)


def _is_plain(line: Any, leader: Any) -> bool:
    return bool(
        line.style["direction"] == leader.style["direction"] == "ltr"
        and leader.style["text_decoration_line"] == "none"
    )


def _boxes(one: Any, dots: Sequence[_Dot]) -> tuple[Any, ...]:
    """The box of a row, of which ``one`` is a dot; they come from right to left, with no room
    between them."""
    if not dots:
        return ()
    row, count = one.copy(), len(dots)
    row.position_x = dots[-1].position_x
    if count > 1:
        row.pango_layout = Row(row.text, count, row.width, row.pango_layout)
        row.width *= count
    return (row,)
