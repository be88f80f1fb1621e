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
from collections.abc import Iterator
from contextlib import contextmanager
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
        usual(context, line, around)
        _, leader = leader_index(line)
        if leader is not None and len(leader.children) > 1 and _is_plain(leader.style):
            leader.children = (_row(leader.children),)

    with _patching:
        inline.handle_leader = handle_leader
        try:
            yield
        finally:
            inline.handle_leader = usual


def _is_plain(style: Any) -> bool:
    return bool(style["direction"] == "ltr" and style["text_decoration_line"] == "none")


def _row(dots: Any) -> Any:
    """They come from right to left, with no room between them."""
    row, count = dots[-1].copy(), len(dots)
    row.pango_layout = Row(row.text, count, row.width, row.pango_layout)
    row.width *= count
    return row
