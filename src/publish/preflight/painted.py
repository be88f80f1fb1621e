"""What is painted on a page, in the order in which it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from publish.preflight.colours import Colour, Space
from publish.preflight.fonts import Font
from publish.preflight.geometry import Box, around
from publish.preflight.measuring import Measured, Spacing, words_of

ABOVE, BELOW = 0.7, -0.2
"""About how far letters reach, in ems."""


class Mark(StrEnum):
    """What the marked content says of something (ISO 32000-2, 14.6)."""

    NONE = ""
    TAGGED = "tagged"
    ARTIFACT = "artifact"


@dataclass(frozen=True, eq=False, slots=True)
class Look:
    """What texts share that differ in their words and places only."""

    font: Font
    size: float
    """As it comes out on the page."""
    matrix: tuple[float, float, float, float]
    """From what is measured to the page, but for where it begins."""
    height: float
    """What is 1 em, in units of what is measured."""
    angle: float
    """In degrees, counter-clockwise."""
    along: float
    """How many points a unit of what is measured is."""
    reach: tuple[float, float] | None
    """How far letters reach up from where they stand, the lowest and the highest, where they
    stand upright."""
    spacing: Spacing
    visible: bool
    fill: Colour
    overprint: bool
    mark: Mark
    clip: Box


class Text(NamedTuple):
    """Characters shown by one operator, from ``x`` and ``y`` on, in the direction of the angle of
    its look."""

    look: Look
    x: float
    y: float
    measured: Measured
    shown: Any
    """The strings, and the numbers between them, that were measured."""

    @property
    def box(self) -> Box:
        """About what its letters cover."""
        look, (begin, stop, *_) = self.look, self.measured
        low, high = BELOW * look.height, ABOVE * look.height
        return around((*look.matrix, self.x, self.y), begin, low, stop, high)

    @property
    def words(self) -> tuple[tuple[float, float], ...]:
        """The stretches between spaces, as distances from where it begins."""
        look = self.look
        words = words_of(self.shown, look.font, look.spacing)
        return tuple([(begin * look.along, stop * look.along) for begin, stop in words])


class Picture(NamedTuple):
    """A picture of pixels as it is used; ``box`` is what of it shows."""

    box: Box
    pixels: tuple[int, int]
    ppi: float
    """Pixels an inch in the direction where they are fewer."""
    space: Space
    bilevel: bool
    mark: Mark


class Shape(NamedTuple):
    """A path that is filled, stroked or both; ``width`` is of the stroke, 0 the thinnest."""

    box: Box
    fill: Colour | None
    stroke: Colour | None
    width: float
    overprint: bool
    mark: Mark


@dataclass(slots=True)
class Painted:
    """All that a page paints. ``see_through`` says by what means something shines through."""

    texts: list[Text] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    see_through: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    """Why some of it could not be read."""
