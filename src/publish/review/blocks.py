"""The block map of a copy: each block's id, kind, and where it stands in which file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from publish.diagnostics import Span
from publish.model import Resolved
from publish.pandoc import attributes, has_class, identifier

_BLANK = re.compile(r"[\s>]*$")
_CODE = re.compile(r"[\s>]*(`{3,}|~{3,})")
_PARTING = re.compile(r"[\s>]*($|:{3,}|<!--)")
_ANY, _NONE = re.compile(""), re.compile(r"(?!)")
_KINDS = {
    "Header": "heading",
    "Note": "note",
    "Table": "cell",
    "BulletList": "item",
    "OrderedList": "item",
    "DefinitionList": "definition",
    "LineBlock": "verse",
}
"""Type of what a block stands in → its kind; what is nearest to it decides."""


@dataclass(frozen=True)
class Block:
    """A block of the manuscript: a paragraph, heading, item, cell, caption, note, code or verse.

    An entry of the references is one, too, of the kind ``reference``.
    """

    id: str
    kind: str
    path: str
    """Relative to the book's root."""
    line: int
    column: int
    last: int = 0
    """Its last line, and the column after its last letter there."""
    end: int = 0
    text: str = ""
    """What the copy shows of it."""

    @property
    def at(self) -> tuple[int, int]:
        return self.line, self.column


def blocks_of(resolved: Resolved, source: str) -> tuple[Block, ...]:
    """The blocks of a file in the order of the source, each with where it ends.

    A block ends before an empty line, a fence or the next block; a table's cell with its first
    line, code before its closing fence. Where source and place do not fit, a block ends where it
    begins.
    """
    return _all_ended(_found(resolved), source)


def entries_of(places: Mapping[str, Span], path: str, source: str) -> tuple[Block, ...]:
    """The entries of a file of references as blocks; ``places`` has where each key stands."""
    found = (
        Block(f"ref-{key}", "reference", path, place.line, place.column or 1)
        for key, place in places.items()
        if place.path == path and place.line is not None
    )
    return _all_ended(found, source)


def _all_ended(blocks: Iterable[Block], source: str) -> tuple[Block, ...]:
    """In the order of the source, each with where it ends."""
    found = sorted(blocks, key=lambda block: block.at)
    lines = source.split("\n")
    nexts = [after.at for _, after in pairwise(found)] + [(len(lines) + 1, 1)]
    return tuple(_ended(block, lines, after) for block, after in zip(found, nexts, strict=False))


def _found(resolved: Resolved) -> Iterator[Block]:
    for name, at, kind in _anchors(resolved.blocks, "paragraph"):
        line, _, column = at.partition(":")
        yield Block(name, kind, resolved.path, int(line), int(column or 1))


def _anchors(tree: Any, kind: str) -> Iterator[tuple[str, str, str]]:
    """The id, place and kind of each block in ``tree``."""
    if isinstance(tree, list):
        for part in tree:
            yield from _anchors(part, kind)
    elif isinstance(tree, dict) and "t" in tree:
        name = tree["t"]
        if name == "CodeBlock" and "at" in attributes(tree):
            yield identifier(tree), attributes(tree)["at"], "code"
        elif name == "Span" and has_class(tree, "anchor") and "at" in attributes(tree):
            yield identifier(tree), attributes(tree)["at"], kind
        elif name in ("Figure", "Table"):
            _, (_, caption), *content = tree["c"]
            yield from _anchors(caption, "caption")
            yield from _anchors(content, _KINDS.get(name, kind))
        elif "c" in tree:
            yield from _anchors(tree["c"], _KINDS.get(name, kind))


def _ended(block: Block, lines: Sequence[str], after: tuple[int, int]) -> Block:
    line, column = after
    if block.line > len(lines):
        return replace(block, last=block.line, end=block.column)
    if line == block.line:
        text = lines[line - 1][: column - 1]
        return replace(block, last=line, end=max(block.column, _width(text, block)))
    ends, last = _end(block, lines), block.line
    while last + 1 < line and last < len(lines) and not ends.match(lines[last]):
        last += 1
    while last > block.line and _BLANK.match(lines[last - 1]):
        last -= 1
    return replace(block, last=last, end=_width(lines[last - 1], block))


def _end(block: Block, lines: Sequence[str]) -> re.Pattern[str]:
    """What the line begins with that a block does not reach."""
    opening = _CODE.match(lines[block.line - 2]) if block.line > 1 else None
    if block.kind == "code" and opening:
        return re.compile(rf"[\s>]*{re.escape(opening[1])}")
    return {"cell": _ANY, "reference": _NONE}.get(block.kind, _PARTING)


def _width(text: str, block: Block) -> int:
    """The column after the last letter; a cell's bar is none."""
    text = text.rstrip()
    return len(text.rstrip("|").rstrip() if block.kind == "cell" else text) + 1
