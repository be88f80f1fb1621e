"""The inner margin of a book whose printer asks for more of it the more pages there are.

How many pages there are is known when all galleys are set, which takes most of the time. So the
first round is set with the margin of an estimate, and each later one with what the count of the
round before asks. The margin only grows, so that it settles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from publish.diagnostics import Outcome
from publish.editions.pdf.margins import Margins, margins
from publish.editions.pdf.pagination import Pagination
from publish.editions.pdf.press import Press

_TAG = re.compile(r"<[^>]*>")
_LETTER = 0.42
"""How wide a letter is at an average, in parts of its size: EB Garamond has .41, Noto Serif .5."""
_LOOSE = 1.15
"""How much more room text takes than its letters: paragraphs end in short lines, heads stand
free. And each piece wastes a page at least, before its head, after its end, and blank. Both are
rather low: too many pages would make the margin too wide for good, too few cost another round."""


@dataclass(frozen=True)
class Page:
    """How much text a page holds: its area in square points, size and leading in points."""

    area: float
    size: float
    leading: float

    @property
    def letters(self) -> float:
        return self.area / (self.size * _LETTER * self.leading)


def estimated(*values: Any) -> Outcome[float]:
    """Step: the inner margin for the first round, in points, 0 for the theme's; of all fragments,
    then how much a page holds, and the binding."""
    *fragments, page, binding = values
    letters = sum(len(_TAG.sub("", fragment)) for fragment in fragments)
    pages = letters * _LOOSE / page.letters + len(fragments)
    return Outcome(binding.gutter_of(int(pages)))


def settled(final: Pagination) -> Outcome[float]:
    """Step: the inner margin after the last round; most changes leave it alone."""
    return Outcome(final.inner)


def bound_margins(inner: float, press: Press) -> Outcome[Margins]:
    """Step: where the text stands on pages with that inner margin."""
    return margins(press.bound(inner))
