"""How narrow a margin box can be is found out only if it has to be narrower than its text.

WeasyPrint breaks the text of each wherever it can be broken to know its narrowest width, and then
mostly gives it all that it takes in one line.

One of the places, in this package, that touch WeasyPrint's private parts: of ``layout.page`` the
``outer`` of an ``OrientedBox``, by which that is made as wide as it may be.
``tests/editions/pdf/test_narrowing.py`` holds it to what is expected here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import page

_usual = page.OrientedBox.outer
_patching = threading.Lock()


@contextmanager
def narrowed_if_need_be() -> Iterator[None]:
    """Meanwhile margin boxes are asked how narrow they can be only where that matters."""
    with _patching:
        page.OrientedBox.outer = property(_usual.fget, _fit)
        try:
            yield
        finally:
            page.OrientedBox.outer = _usual


def _fit(box: Any, outer: float) -> None:
    wanted, most = outer - box.sugar, box.max_content_size
    box.inner = most if wanted >= most else min(max(box.min_content_size, wanted), most)
