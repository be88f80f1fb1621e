"""What pandoc makes of letters: the same, but for dashes, quotation marks, escapes and the like."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple


class LostError(Exception):
    """The source does not go on as the tree does."""


class Step(NamedTuple):
    """So many characters stand in the source as in the tree; after them pandoc has ``read`` so
    many in so many ``written`` ones."""

    same: int
    read: int
    written: int


_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_SPECIAL = re.compile(
    r"""\\.|['"]|-{2,3}|\.{3}|&\#?\w+;|\[[ xX]\]
      | (?<=\.)[ \t]+       # a space that may not break follows abbreviations
      | (?<=\|[ ])[ ]+      # what indents a line of verse
      | [ \t]{2,}|\t""",
    re.VERBOSE,
)
_READINGS = {
    "'": ("’", "‘"),
    '"': ("“", "”"),
    "--": ("–",),
    "---": ("—",),
    "...": ("…",),
    "[ ]": ("☐",),
    "[x]": ("☒",),
    "[X]": ("☒",),
    "\\ ": (_NO_BREAK_SPACE,),
}


def steps(line: str, source: str, at: int) -> Iterator[Step]:
    """How ``line`` of the tree is written in ``source``, from ``at`` on. Raises LostError."""
    if source.startswith(line, at) and not _goes_on(line, source, at + len(line)):
        yield Step(len(line), 0, 0)
        return
    index = 0
    for special in _SPECIAL.finditer(source, at):
        same = min(special.start() - at, len(line) - index)
        if not source.startswith(line[index : index + same], at):
            raise LostError
        index += same
        if index == len(line):
            yield Step(same, 0, 0)
            return
        read = _read(special.group(), line, index)
        yield Step(same, read, len(special.group()))
        index += read
        at = special.end()
    if not source.startswith(line[index:], at):
        raise LostError
    yield Step(len(line) - index, 0, 0)


def _goes_on(line: str, source: str, end: int) -> bool:
    """Whether the space or the ``&`` at the end of ``line`` may be more than that in the source."""
    return line[-1:] == "&" or (line[-1:] == " " and source[end : end + 1] in (" ", "\t"))


def _read(special: str, line: str, index: int) -> int:
    """How many characters of ``line`` stand for the ``special`` ones of the source."""
    if special in _READINGS:
        readings = _READINGS[special]
    elif special[0] == "\\":
        readings = (special[1],)
    elif special[0] == "&":
        readings = (html.unescape(special),)
    else:
        readings = (" ", _NO_BREAK_SPACE * len(special), _NO_BREAK_SPACE)
    for reading in (*readings, special):
        if line.startswith(reading, index):
            return len(reading)
    raise LostError
