"""Pages as they come from the layout."""

from __future__ import annotations

from dataclasses import dataclass

Opening = tuple[str, int, str]
"""The block that a page's first words belong to, how many of its letters stand on earlier pages,
and those that follow."""
NOWHERE: Opening = ("", 0, "")


@dataclass(frozen=True)
class Anchor:
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
