"""Columns that were laid out to see whether all fits, and are then used as they are.

WeasyPrint lays columns out until it knows how high they are, throws them away, and lays them out
once more. Where nothing stands apart from their text, the last ones that it tried are what it
would make again, but for their place from left to right.

One of the places, in this package, that touch WeasyPrint's private parts: ``columns_layout`` and
``block_box_layout`` in ``layout.block``, of which the first has the second lay out columns, with
a list of margins while it tries and with none in the end; and its ``block_level_layout``.
``tests/editions/pdf/test_columns.py`` holds them to what is expected here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from weasyprint.layout import block

from publish.editions.pdf.setting.entries import MOST, Entries

_patching = threading.Lock()
_DIGITS = 9
"""Of the room below a column, in CSS pixels: what differs by less is noise."""


@contextmanager
def kept_columns() -> Iterator[None]:
    """Meanwhile columns that were tried are not laid out again."""
    usual = block.columns_layout, block.block_box_layout, block.block_level_layout
    columns = _Columns(*usual)
    with _patching:
        block.columns_layout, block.block_box_layout = columns.layout, columns.box
        block.block_level_layout = columns.level
        try:
            yield
        finally:
            block.columns_layout, block.block_box_layout, block.block_level_layout = usual


@dataclass
class _Columns:
    """The columns that are being tried."""

    usual_layout: Any
    usual_box: Any
    usual_level: Any
    entries: Entries | None = None
    """What of them was laid out whole."""
    tried: dict[Any, tuple[Any, float]] | None = None
    """What came of a try, and where it began from the left; None where nothing is kept."""
    plain: dict[int, tuple[Any, bool]] = field(default_factory=dict)
    """Of a box, which is kept, by its address: whether nothing in it stands apart."""

    def layout(self, context: Any, box: Any, *arguments: Any) -> Any:
        """Instead of WeasyPrint's ``columns_layout``."""
        outer = self.tried, self.entries
        plain = self._is_plain(box)
        self.tried, self.entries = ({}, Entries(self.usual_level)) if plain else (None, None)
        try:
            return self.usual_layout(context, box, *arguments)
        finally:
            self.tried, self.entries = outer

    def level(self, context: Any, box: Any, *arguments: Any, **more: Any) -> Any:
        """Instead of WeasyPrint's ``block_level_layout``."""
        if self.entries is None or more or len(arguments) < MOST:
            return self.usual_level(context, box, *arguments, **more)
        return self.entries.lay_out(context, box, *arguments)

    def box(self, context: Any, box: Any, *arguments: Any, **more: Any) -> Any:
        """Instead of WeasyPrint's ``block_box_layout``."""
        if self.tried is None or self.entries is None or not (box.is_column and box.children):
            return self.usual_box(context, box, *arguments, **more)
        below, skip, _, empty, _, _, margins, *_ = arguments
        where = id(box.children[0]), box.position_y, box.width
        key = where, round(below, _DIGITS), repr(skip), bool(empty)
        final = margins is None
        if key not in self.tried:
            self.entries.final, self.entries.moved = final, False
            made = self.usual_box(context, box, *arguments, **more)
            if not final and not self.entries.moved:
                self.tried[key] = made, box.position_x
            return made
        made, left = self.tried[key]
        if final and made[0] is not None:
            del self.tried[key]  # what is on the page is nobody else's
            made[0].translate(box.position_x - left, 0)
        return made

    def _is_plain(self, box: Any) -> bool:
        if id(box) not in self.plain:
            self.plain[id(box)] = box, all(map(_is_plain, box.descendants()))
        return self.plain[id(box)][1]


def _is_plain(box: Any) -> bool:
    return bool(box.is_in_normal_flow() and box.footnote is None and box.note is None)
