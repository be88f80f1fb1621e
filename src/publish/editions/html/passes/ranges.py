"""What no line parts: the ends of a range, “25–27”, and the letter of an undated work, “n.d.-a”."""

from __future__ import annotations

import re
from typing import TypeGuard

from lxml import etree

from publish.editions.html.setting import Setting
from publish.editions.html.tree import MATHML, Element, has_class, make

RANGE = "range"
"""Class of what no line breaks in; themes say so in their style sheets."""

_UNDATED = r"(?<![\w.])[^\W\d_]{1,4}\.(?:[^\W\d_]{1,4}\.)*-[a-z]{1,2}(?![\w-])"
"""The letter that tells one of an author's undated works from another: “n.d.-a”, “s. f.-b”."""
_MARKED = r"(?<![\w–.])\d{{1,{digits}}}–\d{{1,{digits}}}(?![\w–]|\.\d)|"
_DAYS = re.compile(_MARKED.format(digits=2) + _UNDATED)
"""In print, whose lines are even, years and pages may part (Chicago Manual of Style 17, 6.82)."""
_NUMBERS = re.compile(_MARKED.format(digits=4) + _UNDATED)
"""On a small screen “2002–” and “2025” look lost on their lines, which are ragged anyway."""
_SILENT = frozenset({"code", "pre", "script", "style", "svg", f"{MATHML}math"})


def ranges(root: Element, setting: Setting) -> None:
    """Put each in a span: a word joiner would stand in what readers search for."""
    _mark_all(root, _DAYS if setting.printed else _NUMBERS)


def _mark_all(element: Element, pattern: re.Pattern[str]) -> None:
    if not _promising(etree.tostring(element, method="text", encoding="unicode", with_tail=False)):
        return  # most elements
    if element.tag in _SILENT or has_class(element, "address"):
        return
    for child in list(element):
        if isinstance(child.tag, str):
            _mark_all(child, pattern)
        if _promising(child.tail):
            child.tail = _mark(element, child.tail, element.index(child) + 1, pattern)
    if _promising(element.text):
        element.text = _mark(element, element.text, 0, pattern)


def _promising(text: str | None) -> TypeGuard[str]:
    """Whether what each match has in it is there; most texts have neither."""
    return text is not None and ("–" in text or ".-" in text)


def _mark(parent: Element, text: str, place: int, pattern: re.Pattern[str]) -> str | None:
    """The text before the first match; from there on all goes into ``parent`` at ``place``."""
    found = list(pattern.finditer(text))
    if not found:
        return text
    ends = [*(match.start() for match in found[1:]), len(text)]
    for number, (match, end) in enumerate(zip(found, ends, strict=True)):
        span = make("span", match[0], class_=RANGE)
        span.tail = text[match.end() : end] or None
        parent.insert(place + number, span)
    return text[: found[0].start()] or None
