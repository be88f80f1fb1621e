"""Lines so thin that a press loses them."""

from __future__ import annotations

from collections.abc import Iterator

from publish.preflight.document import Document
from publish.preflight.finding import Finding, found
from publish.preflight.painted import Shape
from publish.preflight.requirements import Requirements

_SPECK = 2.0
"""Points: what is shorter is a detail of a drawing, not a line."""


def hairlines(document: Document, asked: Requirements) -> Iterator[Finding]:
    """Lines are as wide as the thinnest that prints, or wider."""
    for page in document.pages:
        for shape in page.seen.shapes:
            width = _width(shape)
            if width is not None and width < asked.hairline - 0.005:
                yield found(
                    page.number, shape.box, width=f"{width:.2f}", least=f"{asked.hairline:g}"
                )


def _width(shape: Shape) -> float | None:
    """How wide a line is; None for what is none, or cannot be seen."""
    box = shape.box
    if max(box.width, box.height) < _SPECK:
        return None
    if shape.stroke is not None:
        return None if shape.stroke.white else shape.width
    thin = min(box.width, box.height)
    return None if shape.fill is None or shape.fill.white or thin <= 0 else thin
