"""How a Word document is laid out for its readers: to be marked up, submitted, or just read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from publish.editions.docx.lengths import points
from publish.model import Edition

A4 = (595.3, 841.9)
LETTER = (612.0, 792.0)

_LETTER_REGIONS = frozenset(("US", "CA", "MX", "PH"))


@dataclass(frozen=True)
class Layout:
    """A page and its spacing. Lengths are points, ``line`` and ``dense`` multiples of a line."""

    line: float
    """Between the lines of the text."""
    dense: float
    """Between the lines of notes, captions, tables, bibliography and index."""
    size: float
    """The text is at least as large as this."""
    left: float
    right: float
    line_numbers: bool = False
    track: bool = False
    fields: bool = True
    """Whether citations, contents and references are fields and links, or text alone."""
    top: float = 72
    bottom: float = 72
    paper: tuple[float, float] = A4

    @property
    def text_width(self) -> float:
        return self.paper[0] - self.left - self.right

    @property
    def text_height(self) -> float:
        return self.paper[1] - self.top - self.bottom


LAYOUTS: Mapping[str, Layout] = {
    "review": Layout(2.0, 1.15, 12, 72, 144, line_numbers=True, track=True),
    "manuscript": Layout(2.0, 2.0, 12, 72, 72, fields=False),
    "clean": Layout(1.25, 1.1, 11, 90, 90),
}
"""The option ``layout`` → its layout."""


def layout_of(edition: Edition) -> Layout:
    """The edition's layout, on the paper that its language's region uses."""
    layout = LAYOUTS[str(edition.options.get("layout", "review"))]
    region = edition.metadata.language.rpartition("-")[2].upper()
    return replace(layout, paper=LETTER if region in _LETTER_REGIONS else A4)


def scaled(tokens: Mapping[str, Any], layout: Layout) -> Mapping[str, float]:
    """The theme's sizes in points, all enlarged alike where the text would be too small."""
    sizes = {key: points(str(size)) or layout.size for key, size in tokens["size"].items()}
    factor = max(1.0, layout.size / sizes["text"])
    return {key: round(size * factor * 2) / 2 for key, size in sizes.items()}
