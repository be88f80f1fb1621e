"""Long descriptions in Word: a picture has one description, so they follow its alternative text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publish.model import Block, Blocks
from publish.pandoc import INLINE_TYPES, has_class, map_blocks, map_inlines, stringify, words


def described(blocks: Blocks) -> Blocks:
    """Each figure's long description moved into the words of its picture, a line a block."""
    return map_blocks(blocks, lambda part: [_described(block) for block in part])  # type: ignore[no-any-return]


def _described(block: Block) -> Block:
    if block["t"] != "Figure":
        return block
    attr, caption, content = block["c"]
    found = [part for part in content if has_class(part, "long-description")]
    text = "\n".join(line for part in found for line in _lines(part["c"][1]))
    if not text:
        return block
    shown = [part for part in content if part not in found]
    return {"t": "Figure", "c": [attr, caption, _appended(shown, text)]}


def _appended(shown: Blocks, text: str) -> Blocks:
    def change(inlines: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [_image(inline, text) if inline["t"] == "Image" else inline for inline in inlines]

    return map_inlines(shown, change)  # type: ignore[no-any-return]


def _image(image: dict[str, Any], text: str) -> dict[str, Any]:
    attr, alternative, target = image["c"]
    parts = [part for part in (stringify(alternative).strip(), text) if part]
    return {"t": "Image", "c": [attr, words("\n".join(parts)), target]}


def _lines(tree: Any) -> Iterator[str]:
    """The words of each paragraph, each item, each line and each row of a table."""
    if isinstance(tree, dict):
        yield from _table(*tree["c"]) if tree["t"] == "Table" else _lines(tree.get("c"))
    elif isinstance(tree, list) and tree:
        if isinstance(tree[0], dict) and tree[0]["t"] in INLINE_TYPES:
            yield " ".join(stringify(tree).split())
            return
        for part in tree:
            yield from _lines(part)


def _table(_: Any, caption: Any, columns: Any, head: Any, bodies: Any, foot: Any) -> Iterator[str]:
    yield from _lines(caption[1])
    rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
    for _, cells in rows:
        yield "; ".join(" ".join(_lines(cell[4])) for cell in cells)
