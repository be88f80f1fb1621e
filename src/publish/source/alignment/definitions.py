"""Where the texts of notes stand in a source, which pandoc's tree has at their calls."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NOTE_DEFINITION = re.compile(
    r"""^[ ]{0,3}(?P<start>\[\^(?P<label>[^\]\s]+)\]:).*
        (?: \n(?![ ]{0,3}\[\^[^\]\s]+\]:)[ \t]*\S.*         # a line more
          | (?:\n[ \t]*)+\n(?:[ ]{4}|\t)[ \t]*\S.*          # a paragraph more
        )*""",
    re.VERBOSE | re.MULTILINE,
)


@dataclass(frozen=True)
class Definition:
    """From where to where a note's text goes; its label stands at ``start``."""

    start: int
    text: int
    end: int


def definitions(source: str) -> dict[str, list[Definition]]:
    """Label → what defines it; that should be one."""
    found: dict[str, list[Definition]] = {}
    if "[^" in source:
        for match in _NOTE_DEFINITION.finditer(source):
            one = Definition(match.start("start"), match.end("start"), match.end())
            found.setdefault(match["label"], []).append(one)
    return found
