"""From pandoc's HTML to the book's: small changes of the tree, in a fixed order."""

from __future__ import annotations

from collections.abc import Callable

from publish.editions.html.passes.anchors import anchors
from publish.editions.html.passes.blocks import epigraphs, headings, references, scene_breaks
from publish.editions.html.passes.code import code
from publish.editions.html.passes.equations import equations
from publish.editions.html.passes.figures import figures, tables
from publish.editions.html.passes.links import links
from publish.editions.html.passes.lists import lists
from publish.editions.html.passes.ranges import ranges
from publish.editions.html.passes.spaces import spaces
from publish.editions.html.passes.tidy import tidy
from publish.editions.html.setting import Setting
from publish.editions.html.tree import Element

PASSES: tuple[Callable[[Element, Setting], None], ...] = (
    anchors,
    headings,
    figures,
    tables,
    equations,
    epigraphs,
    references,
    scene_breaks,
    lists,
    code,
    links,
    tidy,
    ranges,
    spaces,
)
"""Anchors first, as they name the blocks; tidying after all that it takes away is read; ranges
before spaces, which count with the elements that they make."""
