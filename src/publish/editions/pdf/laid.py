"""Pages as they come from the layout."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat
from typing import Any, NamedTuple

Opening = tuple[str, int, str]
"""The block that a page's first words belong to, how many of its letters stand on earlier pages,
and those that follow."""
NOWHERE: Opening = ("", 0, "")


class Anchor(NamedTuple):
    """Where an identifier stands on a page, in points from the lower left corner."""

    id: str
    x: float
    y: float


@dataclass(frozen=True)
class LaidPage:
    """A page as it came from the layout, turned if it lay on its side; lengths are points.

    ``opening`` is the block that its first words belong to, how many letters of that block stand
    on earlier pages, and those that follow.
    """

    type: str
    blank: bool
    width: float
    height: float
    anchors: tuple[Anchor, ...] = ()
    opening: Opening = NOWHERE
    slots: bool = False
    """Whether something has to be filled in; see `publish.editions.pdf.slots`."""

    def __reduce__(self) -> tuple[Any, ...]:
        """For the store, which a book's galleys are read from again and again: their anchors are
        kept as columns, since to find the class of each of thousands takes longer than all else."""
        columns = tuple(zip(*self.anchors, strict=True))
        more = self.opening, self.slots
        return _page, (self.type, self.blank, self.width, self.height, columns, *more)


def _page(
    type_: str, blank: bool, width: float, height: float, columns: tuple[Any, ...], *more: Any
) -> LaidPage:
    # Anchor itself is a function of Python's, and takes three times as long.
    anchors = tuple(map(tuple.__new__, repeat(Anchor), zip(*columns, strict=True)))
    return LaidPage(type_, blank, width, height, anchors, *more)
