"""Footnotes that stay on the pages on which they are called.

Where a paragraph's second line does not fit on the page, and its first cannot stand there alone,
WeasyPrint makes room by putting footnotes off to the next page, though their calls stay. Here the
paragraph goes to the next page instead.

One of the places, in this package, that touch WeasyPrint's private parts: ``layout.block``'s
``iter_line_boxes``, and the context's ``current_page_footnotes`` and ``overflows_page``.
``tests/editions/pdf/test_calls.py`` holds them to what is expected here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import block

_patching = threading.Lock()


@contextmanager
def kept_by_calls() -> Iterator[None]:
    """Meanwhile no footnote is put off for lines that come after its call."""
    original = block.iter_line_boxes

    def iter_line_boxes(
        context: Any, box: Any, top: float, bottom_space: float, *more: Any
    ) -> Iterator[Any]:
        last_too_few = box.style["orphans"] - 1
        lines = original(context, box, top, bottom_space, *more)
        for number, (line, end) in enumerate(lines):
            yield line, end
            # Who asks for more lines after one that does not fit wants to know whether there are
            # enough for the next page. If not, no footnote is put off for the sake of this one.
            noted = number == last_too_few > 0 and context.current_page_footnotes
            if noted and context.overflows_page(bottom_space, line.position_y + line.height):
                return

    with _patching:
        block.iter_line_boxes = iter_line_boxes
        try:
            yield
        finally:
            block.iter_line_boxes = original
