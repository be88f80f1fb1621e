"""Private-use characters put into Markdown so that positions survive pandoc's parser.

One character stands for one of the `places`. pandoc takes them for ordinary characters; what they
disturb is found by comparison with a plain parse (`reconcile`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from publish.source.places import ROW, Place

PLANES = ((0xF0000, 0xFFFFD), (0x100000, 0x10FFFD))
"""Unicode's two supplementary private-use planes."""

_PLANE_SIZE = PLANES[0][1] - PLANES[0][0] + 1
CAPACITY = len(PLANES) * _PLANE_SIZE
SENTINEL = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in PLANES) + "]")


@dataclass(frozen=True)
class Marked:
    """The text with its sentinels, and what each of them stands for."""

    text: str
    places: Sequence[Place]

    def place(self, character: str) -> Place:
        return self.places[_number(character)]


def _character(number: int) -> str:
    plane, offset = divmod(number, _PLANE_SIZE)
    return chr(PLANES[plane][0] + offset)


def _number(character: str) -> int:
    code = ord(character)
    for plane, (first, last) in enumerate(PLANES):
        if first <= code <= last:
            return plane * _PLANE_SIZE + code - first
    raise ValueError(f"U+{code:04X} is not a sentinel")


def mark(text: str, places: Sequence[Place]) -> Marked:
    """``text`` with sentinels, as many as there are; as it is where it has private characters of
    its own."""
    if SENTINEL.search(text):
        return Marked(text, ())
    places = places[:CAPACITY]
    rows = {place.line for place in places if not place.construct}
    lines = []
    number = offset = 0
    for count, line in enumerate(text.split("\n"), 1):
        first = number
        while number < len(places) and places[number].line == count:
            number += 1
        at = [place.offset - offset for place in places[first:number]]
        spare = _spare_spaces(line, at) if count in rows and ROW.match(line) else set()
        lines.append(_sown(line, at, first, spare) if at else line)
        offset += len(line) + 1
    return Marked("\n".join(lines), places)


def _sown(line: str, at: Sequence[int], first: int, spare: set[int]) -> str:
    """The line with its sentinels, the ``first`` one and those after it, less ``spare`` spaces."""
    pieces = []
    for number, (start, end) in enumerate(pairwise((0, *at, len(line))), first):
        if number > first:
            pieces.append(_character(number - 1))
        pieces += (line[index] for index in range(start, end) if index not in spare)
    return "".join(pieces)


def _spare_spaces(line: str, insertions: Sequence[int]) -> set[int]:
    """Spaces to leave out of a row, so that the bars of a grid table stay below one another."""
    spare: set[int] = set()
    bars = [match.start() for match in re.finditer(r"(?<!\\)\|", line)]
    for left, right in pairwise(bars):
        needed = sum(left < at <= right for at in insertions)
        end = right
        while needed and end - 1 > left + 1 and line[end - 1] == " ":
            end -= 1
            needed -= 1
            spare.add(end)
    return spare
