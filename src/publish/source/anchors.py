"""An anchor at the head of every leaf block, and the positions of what stands in it.

Marks of class ``line`` (ends of lines) have done their work when the block knows its first
line, and are dropped; marks of class ``at`` (beside constructs) stay until the book is resolved.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from publish.model import Block, Blocks, Inline, Inlines
from publish.pandoc import (
    BLOCK_TYPES,
    anchor,
    attributes,
    has_class,
    joined,
    parted,
    span,
    stringify,
    words,
)
from publish.source.leftovers import leftover, suspicious
from publish.source.marks import holds_inlines, is_mark, places, unmarked
from publish.source.places import first_column
from publish.source.reconcile import FALLEN_BACK
from publish.source.seeking import Seeker

_CELL = re.compile(r"[\s>]*\|")
_NOTE_CALL = re.compile(r"\[\^([^\]\s]+)\]")


def file_key(path: str) -> str:
    """What the anchors of the file at ``path`` begin with: short, and the same on any machine."""
    return "k" + hashlib.sha256(path.encode()).hexdigest()[:6]


def anchored(blocks: Blocks, key: str, lines: list[str]) -> Blocks:
    """``blocks`` with an anchor ``_key_serial`` opening each leaf block, in reading order.

    Those of notes are counted apart, ``_key_p1`` and on: a paragraph more in a chapter's text
    changes nothing in the notes, which are laid out together for the whole book.
    """
    return _Anchoring(key, lines).blocks(blocks)


class _Anchoring:
    """One walk through a file: counts leaf blocks and remembers the place reached."""

    def __init__(self, key: str, lines: list[str]) -> None:
        self.key = key
        self.lines = lines
        self.serials = {"": 0, "p": 0}
        self.series = ""
        self.at = "1:1"
        self.seeker = Seeker(lines)

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
        if kind == "RawBlock":
            return {**block, "at": self.seeker.raw(block["c"][1], self.at)}
        if kind == "Div":
            at = self.seeker.div(block["c"][0], self.at)
            return {"t": kind, "c": self.inside(contents), "at": at}
        if contents is None:
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
        self.at = self._start(list(places(inlines)))
        return [anchor(self._next(), self.at), *self.inlines(inlines)]

    def _next(self) -> str:
        self.serials[self.series] += 1
        return f"_{self.key}_{self.series}{self.serials[self.series]}"

    def code(self, block: Block) -> Block:
        (name, classes, pairs), text = block["c"]
        self.at = next((value for key, value in pairs if key == "at"), self.at)
        kept = [pair for pair in pairs if pair[0] != "at"]
        anchored = self._next()
        return {
            "t": "CodeBlock",
            "c": [[name or anchored, classes, [*kept, ["at", self.at]]], text],
        }

    def inlines(self, inlines: Inlines) -> Inlines:
        result: Inlines = []
        for inline in inlines:
            if is_mark(inline, "line"):
                self.at = attributes(inline)["at"]
                continue
            if is_mark(inline, "at"):
                self.at = attributes(inline)["at"]
                result.append(self._with_label(inline))
            elif inline["t"] == "Note":
                if not (result and is_mark(result[-1], "at")):
                    result += self._sought_call()
                result.append({"t": "Note", "c": self._note(inline["c"])})
            elif inline["t"] == "Image":
                result += self._image(inline)
            elif inline["t"] == "Str" and suspicious(inline["c"]):
                result += [self._word(word) for word in parted([inline])]
            elif inline["t"] == "RawInline":
                result.append({**inline, "at": self.seeker.raw(inline["c"][1], self.at)})
            elif inline["t"] == "Cite":
                result.append(self._cite(inline))
            elif "c" in inline and isinstance(inline["c"], list):
                result.append({"t": inline["t"], "c": self._nested(inline["c"])})
            else:
                result.append(inline)
        return joined(result)

    def _word(self, word: Inline) -> Inline:
        """A word that is markup left over knows where it stands."""
        found = leftover(word["c"]) if word["t"] == "Str" else None
        return word if found is None else {**word, "at": self.seeker.raw(found[0], self.at)}

    def _nested(self, contents: list[Any]) -> list[Any]:
        if holds_inlines(contents):
            return self.inlines(contents)
        return [
            self._nested(part) if isinstance(part, list) and holds_inlines(part) else part
            for part in contents
        ]

    def _cite(self, cite: dict[str, Any]) -> dict[str, Any]:
        """A mark in an item's prefix becomes the item's own ``at``."""
        items = []
        for item in cite["c"][0]:
            found = list(places(item["citationPrefix"]))
            prefix = unmarked(item["citationPrefix"])
            suffix = unmarked(item["citationSuffix"])
            item = {**item, "citationPrefix": prefix, "citationSuffix": suffix}
            items.append({**item, "at": found[-1] if found else self.at})
        return {"t": "Cite", "c": [items, unmarked(cite["c"][1])]}

    def _image(self, image: Inline) -> Inlines:
        """A picture with its place before it. Its words are text: pandoc repeats a caption there,
        whose notes and index marks must not count twice."""
        attr, inlines, target = image["c"]
        place = next(places(inlines), None)
        opening = [] if place is None else [span([], "at", attributes={"at": place})]
        alternative = words(" ".join(stringify(inlines).split()))
        return [*opening, {"t": "Image", "c": [attr, alternative, target]}]

    def _note(self, blocks: Blocks) -> Blocks:
        call, reached = self.at, self.seeker.reached
        outer, self.series = self.series, "p"
        inside = self.blocks(blocks)
        self.series = outer
        self.at, self.seeker.reached = call, reached
        return inside

    def _sought_call(self) -> Inlines:
        """The mark of a note call in a block that the sentinels have left without marks."""
        found = self.seeker.note(self.at)
        if found is None:
            return []
        self.at, label = found
        pairs = {"at": self.at, "label": label} if label else {"at": self.at}
        return [span([], "at", attributes=pairs)]

    def _with_label(self, mark: dict[str, Any]) -> dict[str, Any]:
        """A mark beside a note call is given the note's label, which the tree does not keep."""
        line, column = (int(part) for part in self.at.split(":"))
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        match = _NOTE_CALL.match(text, column - 1)
        if match is None:
            return mark
        attr, inlines = mark["c"]
        return {"t": "Span", "c": [[*attr[:2], [*attr[2], ["label", match.group(1)]]], inlines]}

    def _start(self, found: list[str]) -> str:
        """Where a block begins: at its line's first word, whatever construct gave the line away."""
        at = found[0] if found else self.at
        line = at.partition(":")[0]
        columns = [int(one.partition(":")[2]) for one in (at, *found) if one.startswith(f"{line}:")]
        text = self.lines[int(line) - 1] if int(line) <= len(self.lines) else ""
        cell = _CELL.match(text) and text.rstrip().endswith("|")
        start = min(columns) if cell else min(first_column(text), *columns)
        return f"{line}:{start}"


def _is_block(node: dict[str, Any]) -> bool:
    return node["t"] in BLOCK_TYPES
