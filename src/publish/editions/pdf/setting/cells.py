"""How wide tables are: the words of their cells are measured once.

To find the widths of columns, WeasyPrint has Pango shape what stands in each cell, twice, and then
cut it where a line without any room would end. Most cells have a word or a number that breaks
nowhere, and many have the same.

One of the places, in this package, that touch WeasyPrint's private parts: of ``layout.preferred``
the ``split_first_line``, of whose answer only two are looked at there, and ``can_break_text``.
``tests/editions/pdf/test_cells.py`` holds them to what is expected here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from weasyprint.layout import preferred

from publish.editions.pdf.setting.making import has_hidden
from publish.editions.pdf.setting.measuring import Measures

_patching = threading.Lock()


@contextmanager
def known_cells(measures: Measures) -> Iterator[None]:
    """Meanwhile words that do not break are measured once."""
    usual = preferred.split_first_line, preferred.can_break_text

    def split(text: str, style: Any, context: Any, room: Any, spacing: float, **more: Any) -> Any:
        if spacing == 0 and _is_one(text, style, context, measures):
            return None, None, None, measures.face(style).width(text), None, None
        return usual[0](text, style, context, room, spacing, **more)

    with _patching:
        preferred.split_first_line = split
        preferred.can_break_text = lru_cache(maxsize=None)(usual[1])
        try:
            yield
        finally:
            preferred.split_first_line, preferred.can_break_text = usual


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
