"""Marks in a page's content: where what begins is that a structure element names by its number.

How they are written is known here alone, so that they are found again in what is painted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

_MARK = re.compile(rb"/\w+\n<</MCID ([0-9]+)>>\nBDC")
_ARTIFACT = b"/Artifact\n<<>>\nBDC"


def begun(tag: str, number: int) -> bytes:
    """What begins marked content (ISO 32000-2, 14.6)."""
    return b"/%b\n<</MCID %d>>\nBDC" % (tag.encode("ascii"), number)


def numbers(content: Iterable[bytes]) -> frozenset[int]:
    """The numbers of all that is marked in it."""
    return frozenset(int(number) for item in content for number in _MARK.findall(item))


def retired(content: bytes, numbers: Collection[int]) -> bytes:
    """The content, of which what has these numbers is no part of the text."""

    def mark(found: re.Match[bytes]) -> bytes:
        return _ARTIFACT if int(found[1]) in numbers else found[0]

    return _MARK.sub(mark, content)
