"""How wide a table's columns are: as their author wished, yet none too narrow for its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from publish.editions.docx.openxml import Element, find_all, qualified

_PARAGRAPH, _TEXT = qualified("w:p"), qualified("w:t")
_LETTER = 0.55
"""An average letter's width in ems: of Times New Roman bold, wider than most book faces."""
_LONGEST = 24
"""Letters: what is longer is an address, and may break."""
_MARGINS = 10.8
"""Points: the space left and right of a cell's text in Word's own table style."""
_BREAKS = re.compile(r"[ \t\r\n]+|(?<=[-–—/])")


def widths(given: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """The ``given`` widths in proportion, filling ``room``, each at least its ``least``.

    All are points. Where the least widths together are too wide, they are what is shared out.
    """
    if sum(least) >= room:
        return [width * room / sum(least) for width in least]
    if not sum(given):
        given = [1.0] * len(given)
    raised: set[int] = set()
    while True:
        others = sum(width for i, width in enumerate(given) if i not in raised)
        left = room - sum(least[i] for i in raised)
        shares = [
            least[i] if i in raised else left * width / others for i, width in enumerate(given)
        ]
        narrow = {i for i, share in enumerate(shares) if share < least[i]}
        if not narrow:
            return shares
        raised |= narrow


def least_widths(table: Element, columns: int, size: float) -> list[float]:
    """What each column's longest word needs in points; ``size`` is the letters' in points."""
    longest = [0] * columns
    for row in find_all(table, "w:tr"):
        for column, cell in _single_cells(row):
            if column < columns:
                longest[column] = max(longest[column], _longest_word(cell))
    return [min(letters, _LONGEST) * _LETTER * size + _MARGINS for letters in longest]


def _single_cells(row: Element) -> Iterator[tuple[int, Element]]:
    """The cells of one column each, with the column's position."""
    column = 0
    for cell in find_all(row, "w:tc"):
        spans = [int(s.get(qualified("w:val"), "1")) for s in find_all(cell, "w:tcPr/w:gridSpan")]
        if not spans:
            yield column, cell
        column += spans[0] if spans else 1


def _longest_word(cell: Element) -> int:
    paragraphs = ("".join(map(str, p.itertext(_TEXT))) for p in cell.iter(_PARAGRAPH))
    return max((len(w) for text in paragraphs for w in _BREAKS.split(text) if w), default=0)
