"""Boxes and matrices of a page. All lengths are points (1/72 in), the origin is below left."""

from __future__ import annotations

from collections.abc import Iterable
from math import hypot
from typing import NamedTuple

Matrix = tuple[float, float, float, float, float, float]
"""``a b c d e f`` as PDF writes it (ISO 32000-2, 8.3.3)."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Box(NamedTuple):
    """A rectangle: left, bottom, right, top. There are many of them: a tuple costs least."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    def holds(self, other: Box, slack: float = 0.01) -> bool:
        """Whether ``other`` lies in this box, or sticks out by ``slack`` at most."""
        return (
            other.x0 >= self.x0 - slack
            and other.y0 >= self.y0 - slack
            and other.x1 <= self.x1 + slack
            and other.y1 <= self.y1 + slack
        )

    def shared(self, other: Box) -> Box | None:
        """What both cover; None where they do not meet."""
        x0, y0 = max(self.x0, other.x0), max(self.y0, other.y0)
        x1, y1 = min(self.x1, other.x1), min(self.y1, other.y1)
        return Box(x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None

    def moved(self, across: float, up: float) -> Box:
        return Box(self.x0 + across, self.y0 + up, self.x1 + across, self.y1 + up)

    def grown(self, left: float, bottom: float, right: float, top: float) -> Box:
        return Box(self.x0 - left, self.y0 - bottom, self.x1 + right, self.y1 + top)


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that applies ``first``, then ``then``."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where the point lands."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def bounds(points: Iterable[tuple[float, float]]) -> Box:
    """The smallest box around the points, of which there must be one."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def bounds_of(boxes: Iterable[Box]) -> Box:
    """The smallest box around boxes, of which there must be one."""
    left, bottom, right, top = zip(*boxes, strict=True)
    return Box(min(left), min(bottom), max(right), max(top))


def around(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> Box:
    """The box around a rectangle that the matrix has moved."""
    a, b, c, d, e, f = matrix
    if b == 0.0 == c and a >= 0.0 and x0 <= x1 and y0 <= y1:  # as nearly all are
        bottom, top = (y0, y1) if d >= 0.0 else (y1, y0)
        return Box(a * x0 + e, d * bottom + f, a * x1 + e, d * top + f)
    corners = ((x0, y0), (x1, y0), (x0, y1), (x1, y1))
    return bounds(moved(matrix, x, y) for x, y in corners)


def lengths(matrix: Matrix) -> tuple[float, float]:
    """How long the matrix makes a step to the right, and a step up."""
    a, b, c, d, _, _ = matrix
    return hypot(a, b), hypot(c, d)
