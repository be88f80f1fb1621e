"""Trim sizes, as a theme and an edition write them: ``6x9in``, ``148x210mm``, ``A5``."""

from __future__ import annotations

import re

_PAIR = re.compile(r"(\d+(?:\.\d+)?) ?[x×] ?(\d+(?:\.\d+)?) ?(in|mm|cm|pt)")
_NAMED = {"A4": "210mm 297mm", "A5": "148mm 210mm", "A6": "105mm 148mm", "B5": "176mm 250mm"}


def page_size(trim: str) -> str:
    """A trim size as CSS's ``size`` takes it: ``6x9in`` → ``6in 9in``.

    Raises ValueError for what is no trim size.
    """
    if trim.upper() in _NAMED:
        return _NAMED[trim.upper()]
    pair = _PAIR.fullmatch(trim.strip())
    if pair is None:
        raise ValueError("it takes a trim size such as 6x9in, 148x210mm or A5")
    width, height, unit = pair.groups()
    return f"{width}{unit} {height}{unit}"
