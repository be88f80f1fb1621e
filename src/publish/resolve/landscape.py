"""Figures and tables that want pages lying on their side: which of them can have such.

In the resolved tree the class ``landscape`` stands on the figure or the table, and only where it
stands by itself in the chapter, be it in a div. In a list, a quotation, a cell or a note nothing
can be turned, nor can a picture in a line.
"""

from __future__ import annotations

from typing import Any

from publish.model import Block, Blocks
from publish.pandoc import has_class, map_blocks, map_inlines, walk

LANDSCAPE = "landscape"
_BEARERS = ("Figure", "Table", "Image")


def settle_landscape(blocks: Blocks) -> Blocks:
    """The class where it has a meaning: pandoc gives a figure's to its picture."""
    bearers = (node for node in walk(blocks, words=False) if node["t"] in _BEARERS)
    if not any(has_class(node, LANDSCAPE) for node in bearers):
        return blocks
    return [_settled(block) for block in blocks]


def _settled(block: Block) -> Block:
    if block["t"] == "Div":
        attr, content = block["c"]
        return {**block, "c": [attr, [_settled(inner) for inner in content]]}
    upright = map_inlines(map_blocks([block], _without), _without)[0]
    if not _wants_to_turn(block):
        return upright  # type: ignore[no-any-return]
    (name, classes, pairs), *rest = upright["c"]
    return {**upright, "c": [[name, [*classes, LANDSCAPE], pairs], *rest]}


def _wants_to_turn(block: Block) -> bool:
    if block["t"] == "Figure":
        return any(has_class(node, LANDSCAPE) for node in walk(block["c"][2]))
    return block["t"] == "Table" and has_class(block, LANDSCAPE)


def _without(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [_upright(node) if node["t"] in _BEARERS else node for node in nodes]


def _upright(node: dict[str, Any]) -> dict[str, Any]:
    (name, classes, pairs), *rest = node["c"]
    return {**node, "c": [[name, [one for one in classes if one != LANDSCAPE], pairs], *rest]}
