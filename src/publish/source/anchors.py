"""An anchor at the head of every leaf block, and the positions of what stands in it.

Marks of class ``line`` (ends of lines) have done their work when the block knows its first
line, and are dropped; marks of class ``at`` (beside constructs) stay until the book is resolved.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from publish.model import Block, Blocks, Inlines
from publish.pandoc import BLOCK_TYPES, INLINE_TYPES, anchor, attributes, has_class
from publish.source.reconcile import FALLEN_BACK

_NOTE_CALL = re.compile(r"\[\^([^\]\s]+)\]")


def file_key(path: str) -> str:
    """What the anchors of the file at ``path`` begin with: short, and the same on any machine."""
    return "k" + hashlib.sha256(path.encode()).hexdigest()[:6]


def anchored(blocks: Blocks, key: str, lines: list[str]) -> Blocks:
    """``blocks`` with an anchor ``_key_serial`` opening each leaf block, in reading order."""
    return _Anchoring(key, lines).blocks(blocks)


class _Anchoring:
    """One walk through a file: counts leaf blocks and remembers the place reached."""

    def __init__(self, key: str, lines: list[str]) -> None:
        self.key = key
        self.lines = lines
        self.serial = 0
        self.at = "1:1"

    def blocks(self, blocks: Blocks) -> Blocks:
        result: Blocks = []
        for block in blocks:
            if has_class(block, FALLEN_BACK):
                self.at = attributes(block)["at"]
                result += self.blocks(block["c"][1])
            else:
                result.append(self.block(block))
        return result

    def block(self, block: Block) -> Block:
        kind, contents = block["t"], block.get("c")
        if kind in ("Para", "Plain"):
            return {"t": kind, "c": self.leaf(block["c"])}
        if kind == "Header":
            level, attr, inlines = block["c"]
            return {"t": kind, "c": [level, attr, self.leaf(inlines)]}
        if kind == "CodeBlock":
            return self.code(block)
        if kind == "LineBlock":
            first, *rest = block["c"] or [[]]
            return {"t": kind, "c": [self.leaf(first), *(self.inlines(line) for line in rest)]}
        if kind == "DefinitionList":
            items = [
                [self.leaf(term), [self.blocks(meaning) for meaning in meanings]]
                for term, meanings in block["c"]
            ]
            return {"t": kind, "c": items}
        if contents is None or kind == "RawBlock":
            return block
        return {"t": kind, "c": self.inside(contents)}

    def inside(self, tree: Any) -> Any:
        """The contents of a block that holds blocks: lists of them are mapped, the rest kept."""
        if isinstance(tree, list):
            if tree and isinstance(tree[0], dict) and "t" in tree[0] and _is_block(tree[0]):
                return self.blocks(tree)
            return [self.inside(part) for part in tree]
        return tree

    def leaf(self, inlines: Inlines) -> Inlines:
        place = next(_places(inlines), None)
        if place is not None:
            self.at = place
        self.serial += 1
        opening = anchor(f"_{self.key}_{self.serial}", self._block_start())
        return [opening, *self.inlines(inlines)]

    def code(self, block: Block) -> Block:
        (name, classes, pairs), text = block["c"]
        self.at = next((value for key, value in pairs if key == "at"), self.at)
        self.serial += 1
        kept = [pair for pair in pairs if pair[0] != "at"]
        name = name or f"_{self.key}_{self.serial}"
        return {"t": "CodeBlock", "c": [[name, classes, [*kept, ["at", self.at]]], text]}

    def inlines(self, inlines: Inlines) -> Inlines:
        result: Inlines = []
        for inline in inlines:
            if _is_mark(inline, "line"):
                self.at = attributes(inline)["at"]
                continue
            if _is_mark(inline, "at"):
                self.at = attributes(inline)["at"]
                result.append(self._with_label(inline))
            elif inline["t"] == "Note":
                result.append({"t": "Note", "c": self._note(inline["c"])})
            elif inline["t"] == "Image":
                attr, words, target = inline["c"]
                kept = [word for word in words if not _is_mark(word, "at", "line")]
                result.append({"t": "Image", "c": [attr, kept, target]})
            elif inline["t"] == "Cite":
                result.append(self._cite(inline))
            elif "c" in inline and isinstance(inline["c"], list):
                result.append({"t": inline["t"], "c": self._nested(inline["c"])})
            else:
                result.append(inline)
        return result

    def _nested(self, contents: list[Any]) -> list[Any]:
        if _holds_inlines(contents):
            return self.inlines(contents)
        return [
            self._nested(part) if isinstance(part, list) and _holds_inlines(part) else part
            for part in contents
        ]

    def _cite(self, cite: dict[str, Any]) -> dict[str, Any]:
        """A mark in an item's prefix becomes the item's own ``at``."""
        items = []
        for item in cite["c"][0]:
            places = list(_places(item["citationPrefix"]))
            prefix = _unmarked(item["citationPrefix"])
            suffix = _unmarked(item["citationSuffix"])
            item = {**item, "citationPrefix": prefix, "citationSuffix": suffix}
            items.append({**item, "at": places[-1] if places else self.at})
        return {"t": "Cite", "c": [items, _unmarked(cite["c"][1])]}

    def _note(self, blocks: Blocks) -> Blocks:
        call = self.at
        inside = self.blocks(blocks)
        self.at = call
        return inside

    def _with_label(self, mark: dict[str, Any]) -> dict[str, Any]:
        """A mark beside a note call is given the note's label, which the tree does not keep."""
        line, column = (int(part) for part in self.at.split(":"))
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        match = _NOTE_CALL.match(text, column - 1)
        if match is None:
            return mark
        attr, inlines = mark["c"]
        return {"t": "Span", "c": [[*attr[:2], [*attr[2], ["label", match.group(1)]]], inlines]}

    def _block_start(self) -> str:
        """The column of the line's first word, whatever construct gave the line away."""
        line, _, column = self.at.partition(":")
        text = self.lines[int(line) - 1] if int(line) <= len(self.lines) else ""
        opening = re.match(r"[\s>]*((?:[-*+]|\(?\w{1,4}[.)]|#{1,6}|:|\[\^[^\]]+\]:)\s+)?", text)
        start = opening.end() + 1 if opening else 1
        return f"{line}:{min(start, int(column))}"


def _is_mark(inline: Any, *names: str) -> bool:
    return inline["t"] == "Span" and inline["c"][0][1] in [[name] for name in names]


def _places(inlines: Inlines) -> Iterator[str]:
    """The places marked in ``inlines``, outside of notes (whose texts stand elsewhere)."""
    for inline in inlines:
        if _is_mark(inline, "at", "line"):
            yield attributes(inline)["at"]
        elif inline["t"] == "Cite":
            for item in inline["c"][0]:
                yield from _places(item["citationPrefix"])
        elif inline["t"] != "Note" and isinstance(inline.get("c"), list):
            for part in inline["c"]:
                if isinstance(part, list) and _holds_inlines(part):
                    yield from _places(part)
            if _holds_inlines(inline["c"]):
                yield from _places(inline["c"])


def _unmarked(inlines: Inlines) -> Inlines:
    kept = [inline for inline in inlines if not _is_mark(inline, "at", "line")]
    while kept and kept[-1]["t"] == "Space":
        kept.pop()
    return kept


def _holds_inlines(tree: list[Any]) -> bool:
    return bool(tree) and all(
        isinstance(part, dict) and part.get("t") in INLINE_TYPES for part in tree
    )


def _is_block(node: dict[str, Any]) -> bool:
    return node["t"] in BLOCK_TYPES
