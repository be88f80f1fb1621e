"""Where brackets crowd, which is what keeps pandoc from coming to an end with a text."""

from __future__ import annotations

import re

from publish.diagnostics import Span

_SIGN = re.compile(r"\\.|[\[\]]")
_FENCE = re.compile(r"^[\s>]*(`{3,}|~{3,})")
_MANY = 6
"""So many brackets that are open at once make a crowd."""


def crowded(text: str, path: str) -> Span:
    """The bracket at which the first crowd of the deepest begins; the file if there is none."""
    deepest, place = _MANY - 1, Span(path)
    opened: list[Span] = []
    code = False
    for number, line in enumerate(text.split("\n"), 1):
        code ^= bool(_FENCE.match(line))
        if code or not line.strip():
            opened = []
            continue
        for sign in _SIGN.finditer(line):
            if sign[0] == "[":
                opened.append(Span(path, number, sign.start() + 1))
            elif sign[0] == "]" and opened:
                opened.pop()
            if len(opened) > deepest:
                deepest, place = len(opened), opened[0]
    return place
