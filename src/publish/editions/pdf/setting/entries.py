"""Blocks that are laid out again in columns of another height, and come out as they were.

To make columns even, WeasyPrint lays them out in one height after another. An entry that is whole
in each differs in its place alone: it is copied there. What is up or down from where it was is so
by sums that were added up in another order, which may be a hair off: it serves to see what fits,
and is laid out anew in the end.

One of the places, in this package, that touch WeasyPrint's private parts: what ``layout.block``'s
``block_level_layout`` takes, gives, and adds to the margins that it is given. `columns` says when
it is asked; ``tests/editions/pdf/test_columns.py`` holds it to what is expected here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes

MOST = 11
"""How many arguments there are beside context and block, where a block is in another."""
_MOVABLE = (boxes.BlockBox, boxes.LineBox, boxes.InlineBox, boxes.TextBox)
"""Boxes that know no other place than their own."""


_Place = tuple[float, float]


@dataclass(frozen=True)
class _Entry:
    """A block, where it was to begin, what was made of it and where that is, and the rest of
    WeasyPrint's answer. The block is kept: its address is its name."""

    block: Any
    begun: _Place
    made: Any
    place: _Place
    added: tuple[float, ...]
    page: dict[str, Any]
    margins: tuple[float, ...]
    collapsing: bool

    def fits(self, context: Any, below: float, block: Any) -> bool:
        """Whether it ends so far above the end of a column that nothing in it could be parted."""
        room = 2 * abs(self.made.margin_height()) + abs(self.place[1] - self.begun[1]) + 1
        unmoved = _place(self.made) == self.place
        return unmoved and not context.overflows_page(below, block.position_y + room)

    def answer(self, block: Any, margins: list[float]) -> tuple[Any, ...]:
        """WeasyPrint's answer for the same block in another place."""
        made = _copied(self.made)
        made.translate(block.position_x - self.begun[0], block.position_y - self.begun[1])
        margins += self.added
        return made, None, dict(self.page), [*self.margins], self.collapsing, None


@dataclass
class Entries:
    """The blocks that have been laid out in columns of one width."""

    usual: Any
    """WeasyPrint's ``block_level_layout``."""
    final: bool = False
    """Whether columns are laid out that will stand on the page."""
    moved: bool = False
    """Whether any has been put up or down; to be reset for each column."""
    known: dict[Any, _Entry | None] = field(default_factory=dict)

    def lay_out(self, context: Any, block: Any, *arguments: Any) -> Any:
        """Instead of WeasyPrint's function, with all that it may be given."""
        below, skip, around, empty, _, _, margins, letter, line, discard, most = arguments
        plain = not (empty or letter or line or discard or context.excluded_shapes)
        if not plain or skip is not None or most is not None:
            return self.usual(context, block, *arguments)
        key, count = (id(block), around.width, *margins), len(margins)
        entry = self.known.get(key)
        if entry is not None and self._serves(entry, block) and entry.fits(context, below, block):
            if all(type(inner) in _MOVABLE for inner in entry.made.descendants()):
                self.moved |= block.position_y != entry.begun[1]
                return entry.answer(block, margins)
            self.known[key] = None
        begun = _place(block)
        answer = self.usual(context, block, *arguments)
        if key not in self.known:
            self._keep(key, block, begun, margins[count:], answer)
        return answer

    def _serves(self, entry: _Entry, block: Any) -> bool:
        return not self.final or bool(block.position_y == entry.begun[1])

    def _keep(self, key: Any, block: Any, begun: _Place, added: list[float], answer: Any) -> None:
        made, resume, page, margins, collapsing, most = answer
        if made is not None and resume is None and most is None:
            rest = tuple(added), dict(page), tuple(margins), collapsing
            self.known[key] = _Entry(block, begun, made, _place(made), *rest)


def _place(box: Any) -> _Place:
    return box.position_x, box.position_y


def _copied(box: Any) -> Any:
    copy = box.copy()
    if box.children:
        copy.children = [_copied(child) for child in box.children]
    return copy
