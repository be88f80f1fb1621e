"""What the file says of itself, twice: the document information and the XMP packet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pikepdf import String

from publish.preflight.document import Document
from publish.preflight.finding import Finding, found
from publish.preflight.requirements import Requirements

_PAIRS = (
    ("/Title", "dc:title", "title"),
    ("/Author", "dc:creator", "author"),
    ("/Subject", "dc:description", "description"),
    ("/Keywords", "pdf:Keywords", "keywords"),
    ("/Creator", "xmp:CreatorTool", "program"),
    ("/Producer", "pdf:Producer", "producer"),
    ("/CreationDate", "xmp:CreateDate", "date of making"),
    ("/ModDate", "xmp:ModifyDate", "date of the last change"),
)
_MOST = 60


def agreement(document: Document, asked: Requirements) -> Iterator[Finding]:
    """Both say the same, where both say something (ISO 19005-1, 6.7.3)."""
    for key, name, what in _PAIRS:
        one = document.information.get(key)
        other = document.xmp.get(name)
        if not isinstance(one, String) or not other:
            continue
        dated = key in ("/CreationDate", "/ModDate")
        same = _moment(str(one)) == _moment(other) if dated else _words(str(one)) == _words(other)
        if not same:
            yield found(what=what, one=_short(str(one)), other=_short(other))


def _words(value: Any) -> list[str]:
    """Names may be given as a list or in a row."""
    parts = value if isinstance(value, list) else [str(value)]
    return sorted(one.strip() for part in parts for one in re.split(r"[;,]", part) if one.strip())


def _moment(value: Any) -> str:
    """Year to second, in digits: time zones are written in too many ways to compare."""
    return "".join(re.findall(r"\d", str(value)))[:14]


def _short(value: Any) -> str:
    text = ", ".join(value) if isinstance(value, list) else str(value)
    return text if len(text) <= _MOST else f"{text[:_MOST]}…"
