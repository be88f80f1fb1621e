"""Where constructs stand that leave no room for a sentinel: raw markup and fenced divs.

Their own words are looked for in the source, from the place that the parse has reached.
"""

from __future__ import annotations

import re
from typing import Any

_FENCE = re.compile(r"^[\s>]*(?:[-*+]\s+|\d+[.)]\s+|\[\^[^\]]+\]:\s+)?(?P<fence>:{3,})\s*[^\s:]")
_TAG = re.compile(r"</?\w+")
_CALL = re.compile(r"(`+)[^`]*\1|\\.|(?P<call>\[\^(?P<label>[^\]\s]+)\]|\^\[)")
_DEFINITION = re.compile(r"[\s>]*\[\^[^\]\s]+\]:")


class Seeker:
    """A walk through the lines of a file in reading order; nothing is found twice."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.reached = (1, 1)

    def raw(self, text: str, at: str) -> str:
        """Where raw ``text`` begins, at ``at`` or after; ``at`` itself if it is not there.

        pandoc may have written an HTML tag anew: then its name has to do.
        """
        first = text.strip().split("\n")[0]
        tag = _TAG.match(first)
        return self._words(first, at) or (self._words(tag.group(), at) if tag else "") or at

    def _words(self, wanted: str, at: str) -> str:
        line, column = max(_numbers(at), self.reached)
        for number in range(line, len(self.lines) + 1):
            found = self.lines[number - 1].find(wanted, column - 1 if number == line else 0)
            if found >= 0:
                self.reached = (number, found + 1 + len(wanted))
                return f"{number}:{found + 1}"
        return ""

    def note(self, at: str) -> tuple[str, str] | None:
        """Where the next note call stands, at ``at`` or after, and its label if it has one."""
        line, column = max(_numbers(at), self.reached)
        for number in range(line, len(self.lines) + 1):
            text = self.lines[number - 1]
            definition = _DEFINITION.match(text)
            start = definition.end() if definition else 0
            for match in _CALL.finditer(text, max(start, column - 1 if number == line else 0)):
                if match["call"]:
                    self.reached = (number, match.end() + 1)
                    return f"{number}:{match.start('call') + 1}", match["label"] or ""
        return None

    def div(self, attr: list[Any], at: str) -> str:
        """Where the fence begins that opens a div with these attributes."""
        name, classes, pairs = attr
        words = [word for word in (name, *classes[:1], *(key for key, _ in pairs[:1])) if word]
        line, column = max(_numbers(at), self.reached)
        for number in range(line if column == 1 else line + 1, len(self.lines) + 1):
            text = self.lines[number - 1]
            fence = _FENCE.match(text)
            if fence and all(word in text for word in words):
                self.reached = (number + 1, 1)
                return f"{number}:{fence.start('fence') + 1}"
        return at


def _numbers(at: str) -> tuple[int, int]:
    line, _, column = at.partition(":")
    return int(line), int(column)
