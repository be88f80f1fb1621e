"""Figures and tables on pages that lie on their side: each in a section of its own."""

from __future__ import annotations

from dataclasses import replace

from publish.editions.docx.layout import Layout
from publish.editions.docx.lengths import twips
from publish.editions.docx.openxml import TURNED, UPRIGHT, Element, find_all, qualified, section_end
from publish.model import Block, Blocks, Inline, Inlines
from publish.pandoc import has_class, map_inlines

LANDSCAPE = "landscape"
"""The class of what wants such pages; here its pictures have it, too."""


def turned(block: Block, made: Blocks) -> Blocks:
    """What a figure or table has become, in its section if its class wants one."""
    if not has_class(block, LANDSCAPE):
        return made
    return [section_end(UPRIGHT), *map_inlines(made, _wide), section_end(TURNED)]


def _wide(inlines: Inlines) -> Inlines:
    return [_wide_image(part) if part["t"] == "Image" else part for part in inlines]


def _wide_image(image: Inline) -> Inline:
    (name, classes, pairs), *rest = image["c"]
    return {"t": "Image", "c": [[name, [*classes, LANDSCAPE], pairs], *rest]}


def turned_layout(layout: Layout) -> Layout:
    """The layout with its page on its side, the head of the text where its left margin was."""
    width, height = layout.paper
    return replace(
        layout,
        paper=(height, width),
        top=layout.left,
        right=layout.top,
        bottom=layout.right,
        left=layout.bottom,
    )


def turn(section: Element, layout: Layout) -> None:
    """Put a section's page on its side; ``layout`` is that of upright pages."""
    layout = turned_layout(layout)
    sides = {"top": layout.top, "right": layout.right, "bottom": layout.bottom, "left": layout.left}
    for size in find_all(section, "w:pgSz"):
        for name, length in zip(("w:w", "w:h"), layout.paper, strict=True):
            size.set(qualified(name), twips(length))
        size.set(qualified("w:orient"), LANDSCAPE)
    for margins in find_all(section, "w:pgMar"):
        for name, length in sides.items():
            margins.set(qualified(f"w:{name}"), twips(length))
