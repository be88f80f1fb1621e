"""Where marks are to stand in a chapter's source: beside constructs, and at the ends of lines.

A construct is a citation, a note call, a picture, a bracketed span … These rules look at one line
at a time and need not know Markdown's subtleties: what they take for a construct may be none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_SILENT_LINE = re.compile(
    r"""^[\s>]*(
        $                              # blank
      | (`{3,}|~{3,}) | :{3,}          # fences of code and of divs
      | [-*_=+|:\s]{3,}$               # rules, table rules, setext underlines
      | \[[^\]^][^\]]*\]:\s            # a link definition
      | <                              # a block of HTML
      | \\(begin|end)\b                # a block of TeX
    )""",
    re.VERBOSE,
)
_TAIL = re.compile(
    r"""(
        [ \t]+\#*[ \t]*\{[^{}]*\}[ \t]*    # attributes of a heading or a caption
      | [ \t]+ | [ \t]*\\                  # spaces, a hard line break
      | [ \t]*-->[ \t]*                    # the end of a comment
      | [ \t]+\#+[ \t]*                    # closing hashes
    )$""",
    re.VERBOSE,
)
ROW = re.compile(r"^[\s>]*\|.*\|\s*$")
"""A row of a table with bars."""
_PICTURE = re.compile(r"^[\s>]*(([-*+]|\d+[.)]|:)\s+)?!\[")
_UNCLOSED = re.compile(r"(?:[\])`]|\s)\{[.#\w][^{}]*$")
_TASK = re.compile(r"^[\s>]*([-*+]|\d+[.)])\s+\[[ xX]\]\s")
_CONSTRUCT = re.compile(
    r"""(?=[!^\[@$\s-])(?<!\\)(?:  # what each begins with, first: most characters are none of it
        (?P<image>!\[)
      | (?P<note>\^\[)
      | (?<!\])(?P<bracket>\[)
      | (?<![\w@\\])(?P<cite>-?@[\w{])
      | (?<![\w$\\])(?P<math>\${1,2}(?=\S))
      | (?<=\S)\s(?P<raw><(?=[A-Za-z/!])|\\(?=[A-Za-z]))
    )""",
    re.VERBOSE,
)
_SIGNS = re.compile(r"[\[$@<\\]")
"""One of these stands in every construct."""
_LAST = frozenset(" \t\\}>#")
"""One of these is the last character of every tail."""
_NOTE_DEFINITION = re.compile(r"^\s{0,3}\[\^[^\]\s]+\]:")
_NARRATIVE_CITATION = re.compile(r"@(\{[^}]*\}|[\w:.#$%&+?<>~/-]*\w)\s?$")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark is to stand, so many characters into a file, and the line and column that it
    speaks of, counted from 1; ``construct`` is false for the end of a line."""

    offset: int
    line: int
    column: int
    construct: bool


def places(text: str) -> list[Place]:
    """The places of ``text`` in their order."""
    found: list[Place] = []
    open_end = _OpenEnd()
    offset = 0
    for number, line in enumerate(text.split("\n"), 1):
        start, silent = open_end.enter(line)
        found += _line(line, number, offset, start, silent)
        offset += len(line) + 1
    return found


class _OpenEnd:
    """What a line leaves open for the next: attributes, or a picture that stands alone."""

    def __init__(self) -> None:
        self.attributes = False
        self.picture = False

    def enter(self, line: str) -> tuple[int, bool]:
        """Where marking may begin in ``line``, and whether its end must stay as it is."""
        if not line.strip():
            self.attributes = self.picture = False
            return 0, True
        self.picture = self.picture or ("![" in line and _PICTURE.match(line) is not None)
        start = 0
        if self.attributes:
            start = line.find("}") + 1 or len(line)
        opened = "{" in line and _UNCLOSED.search(line, start) is not None
        self.attributes = opened or start == len(line)
        picture_ends = self.picture and line.rstrip().endswith((")", "}"))
        return start, self.attributes or picture_ends


def _line(line: str, number: int, offset: int, start: int, silent: bool) -> Iterator[Place]:
    found = [(at, column, True) for at, column in _constructs(line, start)]
    if silent or _SILENT_LINE.match(line):
        pass
    elif ROW.match(line):
        found += [(end, start, False) for start, end in _cells(line)]
    else:
        found.append((_end(line), first_column(line), False))
    for at, column, construct in sorted(found):
        yield Place(offset + at, number, column, construct)


def _cells(line: str) -> list[tuple[int, int]]:
    """Of each cell of a table's row: the column of its first word, and the index of its end."""
    bars = [match.start() for match in re.finditer(r"(?<!\\)\|", line)]
    cells = []
    for left, right in pairwise(bars):
        words = line[left + 1 : right]
        if words.strip():
            start = left + 1 + len(words) - len(words.lstrip())
            cells.append((start + 1, left + 1 + len(words.rstrip())))
    return cells


def _constructs(line: str, start: int) -> list[tuple[int, int]]:
    """Where a sentinel goes (an index into the line) and the column that it speaks of."""
    if _SIGNS.search(line) is None:
        return []
    definition = _NOTE_DEFINITION.match(line)
    if definition:
        start = max(start, definition.end())
    if task := _TASK.match(line):
        start = max(start, task.end())
    found = []
    for match in _CONSTRUCT.finditer(line, start):
        kind = str(match.lastgroup)
        at = match.start(kind)
        if kind == "bracket" and _NARRATIVE_CITATION.search(line, 0, at):
            continue  # the locator of a narrative citation must follow its key
        if kind == "bracket" and re.match(r"^\s{0,3}\[[^\]]+\]:\s", line) and not line[:at].strip():
            continue  # a link definition
        column = at + 1
        if kind == "image" and not line.startswith("]", match.end()):
            at = match.end()  # inside the caption: a picture must stay alone in its paragraph
        found.append((at, column))
    return found


def _end(line: str) -> int:
    """Where the sentinel of the line's end goes: before what must stay last."""
    stripped = line.rstrip("\r")
    tail = _TAIL.search(stripped) if stripped[-1:] in _LAST else None
    if tail is None:
        return len(stripped)
    text = tail.group()
    if "#" in text and "{" not in text and not line.lstrip(" >").startswith("#"):
        return len(stripped)
    return tail.start()


def first_column(line: str) -> int:
    """The column of the line's first word, after the markers of lists, quotes and headings."""
    opening = re.match(r"[\s>]*((?:[-*+]|\(?[\w#]{1,4}[.)]|#{1,6}|:|\||\[\^[^\]]+\]:)\s+)?", line)
    return (opening.end() if opening else 0) + 1
