"""Blocks that stand in blocks, more than any page can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from publish.diagnostics import Span
from publish.model import Block, Blocks
from publish.pandoc.places import opening_place, span_at

DEEPEST = 30
"""So many quotations, lists and other blocks may stand around a block. Word counts nine levels of
lists; a layout of boxes in boxes comes to an end at some forty lists, or ninety quotations."""


def too_deep(blocks: Blocks, path: str) -> Span | None:
    """The place of the first block that has more around it; None if there is none.

    It is the file where none of them knows its place. Notes and cells count by themselves.
    """
    waiting = [(block, 0) for block in reversed(blocks)]
    found = None
    while waiting:
        block, depth = waiting.pop()
        if depth > DEEPEST:
            if (at := opening_place(block)) is not None:
                return span_at(path, at)
            found = Span(path)
        waiting += reversed([(inner, depth + 1) for inner in _inside(block)])
    return found


def _inside(block: Block) -> Iterable[Block]:
    return chain.from_iterable(_parts(block["t"], block.get("c")))


def _parts(kind: str, content: Any) -> Iterator[Blocks]:
    """What a block has in it: a list's items one by one."""
    if kind == "BlockQuote":
        yield content
    elif kind in ("Div", "Figure"):
        yield content[-1]
    elif kind == "BulletList":
        yield from content
    elif kind == "OrderedList":
        yield from content[1]
    elif kind == "DefinitionList":
        for _, definitions in content:
            yield from definitions
