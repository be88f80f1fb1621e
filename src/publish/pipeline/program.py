"""This program itself, and the library of the system's that decides where its lines break."""

from __future__ import annotations

import hashlib
import os
import sys
from ctypes import CDLL
from functools import cache
from importlib.resources import files
from pathlib import Path

_PANGO = "libpango-1.0.so.0"


def root() -> Path:
    """The folder that this program's code and data stand in."""
    return Path(str(files("publish")))


@cache
def program() -> str:
    """A digest of this program's own source: a changed program makes everything anew."""
    whole, start = hashlib.sha256(sys.version.encode()), len(str(root()))
    for folder, folders, names in os.walk(root()):
        folders.sort()
        for name in sorted(name for name in names if name.endswith(".py")):
            with open(f"{folder}/{name}", "rb") as source:  # noqa: PTH123 - there are hundreds
                whole.update(f"{folder[start:]}/{name}\0".encode())
                whole.update(source.read())
    return whole.hexdigest()


@cache
def pango() -> str:
    """The version of the system's Pango, which breaks WeasyPrint's lines."""
    try:
        return str(CDLL(_PANGO).pango_version())
    except OSError:
        return "unknown"
