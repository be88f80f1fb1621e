"""Task lists: pandoc's boxes as characters that text fonts have."""

from __future__ import annotations

from typing import Any

from publish.model import Block, Blocks, Inline
from publish.pandoc import map_blocks

BOXES = {"\N{BALLOT BOX}": "\N{WHITE SQUARE}", "\N{BALLOT BOX WITH X}": "\N{BLACK SQUARE}"}
"""What pandoc makes of ``[ ]`` and ``[x]`` → what stands in the book."""


def draw_boxes(blocks: Blocks) -> Blocks:
    return map_blocks(blocks, lambda part: [_drawn(block) for block in part])  # type: ignore[no-any-return]


def _drawn(block: Block) -> Block:
    if block["t"] == "BulletList":
        return {"t": "BulletList", "c": [_item(item) for item in block["c"]]}
    if block["t"] == "OrderedList":
        kind, items = block["c"]
        return {"t": "OrderedList", "c": [kind, [_item(item) for item in items]]}
    return block


def _item(item: Blocks) -> Blocks:
    """A box counts where it is the item's first word; before it there may be an anchor."""
    if not item or item[0]["t"] not in ("Plain", "Para"):
        return item
    inlines = item[0]["c"]
    first = next((n for n, inline in enumerate(inlines) if inline["t"] != "Span"), len(inlines))
    drawn: list[Inline] = [*inlines[:first], *map(_box, inlines[first : first + 1])]
    return [{"t": item[0]["t"], "c": [*drawn, *inlines[first + 1 :]]}, *item[1:]]


def _box(inline: dict[str, Any]) -> Inline:
    box, space, rest = inline["c"].partition(" ") if inline["t"] == "Str" else ("", "", "")
    return {"t": "Str", "c": f"{BOXES[box]}{space}{rest}"} if box in BOXES else inline
