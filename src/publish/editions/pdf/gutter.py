"""The inner margin of a book whose printer asks for more of it the more pages there are.

How many pages there are is known when all galleys are set, which takes most of the time. So the
first round is set with the margin of an estimate (`estimate`), and each later one with what the
count of the round before asks. The margin only grows, so that it settles.
"""

from __future__ import annotations

from publish.diagnostics import Outcome
from publish.editions.pdf.margins import Margins, margins
from publish.editions.pdf.pagination import Pagination
from publish.editions.pdf.press import Press


def settled(final: Pagination) -> Outcome[float]:
    """Step: the inner margin after the last round; most changes leave it alone."""
    return Outcome(final.inner)


def bound_margins(inner: float, press: Press) -> Outcome[Margins]:
    """Step: where the text stands on pages with that inner margin."""
    return margins(press.bound(inner))
