"""What is painted on a page, in the order in which it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from publish.preflight.colours import Colour, Space
from publish.preflight.fonts import Font
from publish.preflight.geometry import Box


class Mark(StrEnum):
    """What the marked content says of something (ISO 32000-2, 14.6)."""

    NONE = ""
    TAGGED = "tagged"
    ARTIFACT = "artifact"


class Text(NamedTuple):
    """Characters shown by one operator, from ``start`` on, in the direction of ``angle``.

    ``words`` are the stretches between spaces, as distances from ``start``; ``box`` is about
    what the letters cover. ``size`` is as it comes out on the page.
    """

    box: Box
    font: Font
    size: float
    start: tuple[float, float]
    angle: float
    """In degrees, counter-clockwise."""
    words: tuple[tuple[float, float], ...]
    visible: bool
    fill: Colour
    overprint: bool
    missing: int
    """How many characters the font has no shape for."""
    mark: Mark
    clip: Box


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
