"""A field around blocks: it begins in the first paragraph and ends in the last one."""

from __future__ import annotations

from publish.editions.docx.openxml import FIELD_END, field_start, raw_inline
from publish.model import Block, Blocks, Inline
from publish.pandoc import has_class


def spanning(instruction: str, blocks: Blocks) -> Blocks:
    """Blocks that are what a field shows; as they are where no paragraph is among them."""
    begun = _put(blocks, raw_inline(field_start(instruction)), last=False)
    ended = None if begun is None else _put(begun, raw_inline(FIELD_END), last=True)
    return blocks if ended is None else ended


def _put(blocks: Blocks, mark: Inline, *, last: bool) -> Blocks | None:
    """The blocks with a mark at one end of their words; None where they have no paragraph."""
    places = range(len(blocks))
    for place in reversed(places) if last else places:
        block = _marked(blocks[place], mark, last=last)
        if block is not None:
            return [*blocks[:place], block, *blocks[place + 1 :]]
    return None


def _marked(block: Block, mark: Inline, *, last: bool) -> Block | None:
    if block["t"] == "Div":
        attr, content = block["c"]
        inner = _put(content, mark, last=last)
        return None if inner is None else {"t": "Div", "c": [attr, inner]}
    if block["t"] not in ("Para", "Plain"):
        return None
    inlines = block["c"]
    if last:
        return {"t": block["t"], "c": [*inlines, mark]}
    anchored = bool(inlines) and inlines[0]["t"] == "Span" and has_class(inlines[0], "anchor")
    after = 1 if anchored else 0
    return {"t": block["t"], "c": [*inlines[:after], mark, *inlines[after:]]}
