"""Loading the libraries of the system's by their sonames alone."""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CDLL

_NEEDED = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libharfbuzz.so.0",
    "libharfbuzz-subset.so.0",
    "libfontconfig.so.1",
    "libpangoft2-1.0.so.0",
)
"""What WeasyPrint loads."""


@contextmanager
def sonames_alone() -> Iterator[None]:
    """Meanwhile no library is looked for by another name than its own.

    WeasyPrint tries for each library the names that it has on other systems first, and for each of
    them Python asks ldconfig, a compiler and a linker, programs of their own: a fifth of a second
    all in all. Where one of the libraries is not to be had by its soname, they are asked as ever.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux" and all(map(_loads, _NEEDED)):
        ctypes.util.find_library = _not_found
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _not_found(name: str) -> str | None:
    return None


def _loads(name: str) -> bool:
    try:
        CDLL(name)
    except OSError:
        return False
    return True
