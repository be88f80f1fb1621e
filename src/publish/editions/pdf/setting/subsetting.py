"""Fonts that are cut down to their glyphs in less time.

How many glyphs they are stands in the name of the C type by which WeasyPrint hands them to
HarfBuzz. cffi parses each name that is new to it as a C program, which takes longer than all else.

One of the places, in this package, that touch WeasyPrint's private parts: ``pdf.fonts.ffi``.
``tests/editions/pdf/test_subsetting.py`` holds it to what is expected here.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.pdf import fonts

_SIZED = re.compile(r"\[[0-9]+\]$")
_patching = threading.Lock()


class _Arrays:
    """WeasyPrint's ``ffi``, to which arrays of all lengths are of one type."""

    def __init__(self, usual: Any) -> None:
        self._usual = usual

    def __getattr__(self, name: str) -> Any:
        return getattr(self._usual, name)

    def new(self, kind: str, given: Any = None) -> Any:
        if isinstance(given, list | tuple):
            kind = _SIZED.sub("[]", kind)
        return self._usual.new(kind, given)


@contextmanager
def swift_subsetting() -> Iterator[None]:
    """Meanwhile C types are parsed once."""
    usual = fonts.ffi
    with _patching:
        fonts.ffi = _Arrays(usual)
        try:
            yield
        finally:
            fonts.ffi = usual
