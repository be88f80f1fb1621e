"""Figures that float: one that would leave much of a page empty goes below the text that follows.

Here is which figures may move, and past what; `lowering` moves them.
"""

from __future__ import annotations

from enum import StrEnum

from publish.editions.pdf.fragment import Tree
from publish.editions.pdf.turning import LANDSCAPE

HERE = "here"
"""The class of a figure that stays where it stands."""
FLOATS = "data-floats"
"""The attribute of a figure that may move."""
LOWERED = "data-lowered"
"""The attribute of a figure that was moved: its page does not begin with its words."""
_TEXT = frozenset(("p", "ul", "ol", "dl", "blockquote", "pre"))


class Flow(StrEnum):
    """How a block behaves at the foot of a page."""

    TEXT = "text"
    """It goes on overleaf, and a figure may go below it."""
    FIGURE = "figure"
    """It stands on one page."""
    TURNED = "turned"
    """It has a page of its own."""
    FIXED = "fixed"
    """Anything else: no figure goes below it."""


def mark(tree: Tree) -> None:
    """Mark the figures that may move: those that stand by themselves in a chapter."""
    for figure in tree.iterfind("figure"):
        if HERE not in figure.get("class", "").split():
            figure.set(FLOATS, "")


def flow(element: Tree) -> Flow:
    """How an element of a chapter behaves."""
    classes = element.get("class", "").split()
    if element.tag == "figure":
        other = Flow.FIXED if "table" in classes else Flow.FIGURE
        return Flow.TURNED if LANDSCAPE in classes else other
    return Flow.TEXT if element.tag in _TEXT or "verse" in classes else Flow.FIXED
