"""How wide tables are: the words of their cells are measured once.

To find the widths of columns, WeasyPrint has Pango shape what stands in each cell, twice, and then
cut it where a line without any room would end. Most cells have a word or a number that breaks
nowhere, and many have the same; and such a cell is as wide at least as it is at most.

One of the places, in this package, that touch WeasyPrint's private parts: of ``layout.preferred``
the ``split_first_line``, of whose answer only two are looked at there, ``can_break_text`` and
``table_cell_min_max_content_width``.
``tests/editions/pdf/test_cells.py`` holds them to what is expected here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import preferred

from publish.editions.pdf.setting.making import has_hidden
from publish.editions.pdf.setting.measuring import Measures
from publish.editions.pdf.setting.patching import Place, patched

_patching = threading.Lock()
_PATCHES: tuple[Place, ...] = (
    (preferred, "split_first_line"),
    (preferred, "can_break_text"),
    (preferred, "table_cell_min_max_content_width"),
)


@contextmanager
def known_cells(measures: Measures) -> Iterator[None]:
    """Meanwhile words that do not break are measured once."""
    split, can_break, widths = (getattr(*place) for place in _PATCHES)

    def known(text: str, style: Any, context: Any, room: Any, spacing: float, **more: Any) -> Any:
        if spacing == 0 and _is_one(text, style, context, measures):
            return None, None, None, measures.face(style).width(text), None, None
        return split(text, style, context, room, spacing, **more)

    def least_and_most(context: Any, cell: Any, outer: bool = True) -> tuple[float, float]:
        if _has_one(cell, context, measures):
            least = preferred.table_cell_min_content_width(context, cell, outer)
            return least, least
        return widths(context, cell, outer)  # type: ignore[no-any-return]

    swift = known, lru_cache(maxsize=None)(can_break), least_and_most
    with patched(_PATCHES, swift, _patching):
        yield


def _has_one(cell: Any, context: Any, measures: Measures) -> bool:
    """Whether there is nothing in a cell but one such word, and nobody says how wide it is."""
    if len(cell.children) != 1 or cell.style["width"] != "auto":
        return False
    (line,) = cell.children
    if type(line) is not boxes.LineBox or len(line.children) != 1:
        return False
    (word,) = line.children
    return (
        type(word) is boxes.TextBox
        and word.justification_spacing == 0
        and _is_one(word.text, word.style, context, measures)
    )


def _is_one(text: str, style: Any, context: Any, measures: Measures) -> bool:
    """Whether a text is one word, which has the width that is measured, and breaks nowhere."""
    return bool(
        text
        and not has_hidden(text)
        and not any(map(str.isspace, text))
        and style["font_size"]
        and style["white_space"] in ("normal", "nowrap")
        and style["overflow_wrap"] == style["word_break"] == "normal"
        and style["letter_spacing"] in ("normal", 0)
        and not measures.face(style).points(measures.breaking(style, context))(text)
    )
