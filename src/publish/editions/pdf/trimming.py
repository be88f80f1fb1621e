"""Bleed: what of a page lies beyond its trim, and the boxes that say so.

Galleys are laid out with bleed on all edges, from the trim's lower left corner. When they are
finished each page gets the bleed of its own edges, and its corner comes to lie at 0 0, as PDF/X
and printers want it. (WeasyPrint lets the corner lie below 0, and its BleedBox ends at 10 pt.)
"""

from __future__ import annotations

from dataclasses import dataclass

from publish.editions.pdf.sides import Side
from publish.profiles import INNER

Boxes = tuple[list[float], list[float]]
"""A page's media box and its trim box, in points."""


@dataclass(frozen=True)
class Trimming:
    """How far pages go beyond the trim, in points, and at which edges: ``top``, ``outer`` …"""

    bleed: float
    edges: tuple[str, ...]

    def _at(self, edge: str) -> float:
        return self.bleed if edge in self.edges else 0.0

    def left(self, side: Side) -> float:
        return self._at(INNER if side is Side.RECTO else "outer")

    def right(self, side: Side) -> float:
        return self.left(side.other)

    @property
    def below(self) -> float:
        return self._at("bottom")

    def boxes(self, width: float, height: float, side: Side) -> Boxes:
        """The boxes of a page that has this size when it is trimmed."""
        left, below = self.left(side), self.below
        media = [0, 0, left + width + self.right(side), below + height + self._at("top")]
        return media, [left, below, left + width, below + height]


def boxes_written(boxes: Boxes) -> bytes:
    """The boxes of a page: ISO 32000-2, 14.11.2; all that is printed is within the bleed."""
    media, trim = (b" ".join(_length(side) for side in box) for box in boxes)
    return b"/MediaBox[%b]/BleedBox[%b]/TrimBox[%b]" % (media, media, trim)


def _length(points: float) -> bytes:
    return f"{points:.3f}".rstrip("0").rstrip(".").encode()
