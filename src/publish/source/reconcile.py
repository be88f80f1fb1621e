"""The marked parse compared with the plain one: the plain tree, with positions where known.

Sentinels become empty spans: class ``at`` beside a construct, class ``line`` for the end of a
line. A block that the sentinels have changed is taken from the plain parse instead, and keeps
only the line on which it begins.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Any

from publish.model import Block, Blocks, Inlines
from publish.pandoc import (
    GAPS,
    div,
    holds_inlines,
    in_runs,
    joined,
    rebuilt,
    span,
    text_nodes,
    welded,
)
from publish.source.sentinels import SENTINEL, Marked

FALLEN_BACK = "publish-fallen-back"
"""Class of the div around a block whose inner positions are not known."""


def reconcile(plain: Blocks, parsed: Blocks, marked: Marked) -> Blocks:
    """The blocks of ``plain``, each taken from ``parsed`` where both say the same."""
    plain = in_runs(plain)
    located = _located(parsed, marked)
    left = [_comparable(block) for block in plain]
    right = [_without_marks(block) for block in located]
    if left == right:
        return [_with_widths(*pair) for pair in zip(located, plain, strict=True)]
    result: Blocks = []
    matcher = SequenceMatcher(None, _fingerprints(left), _fingerprints(right), autojunk=False)
    for kind, first, last, other_first, other_last in matcher.get_opcodes():
        if kind == "equal":
            result += [
                _with_widths(located[other_first + number], plain[first + number])
                for number in range(last - first)
            ]
        elif kind in ("replace", "delete"):
            result += _fallen_back(plain[first:last], located[other_first:other_last])
    return result


def _fallen_back(plain: Blocks, located: Blocks) -> Blocks:
    """Plain blocks, each in a div that knows the line of the block it should have been."""
    result: Blocks = []
    for number, block in enumerate(plain):
        other = located[min(number, len(located) - 1)] if located else None
        mark = _first_mark(other) if other is not None else None
        if mark is not None:
            block = div([block], FALLEN_BACK, attributes={"at": mark})
        result.append(block)
    return result


def _located(tree: Any, marked: Marked, cited: bool = False) -> Any:
    """A tree of the marked parse in runs of text, its sentinels made into spans.

    Where they stand in code, formulas or addresses they are dropped. What is ``cited`` stays in
    words, since citeproc reads it.
    """
    if type(tree) is str:
        return tree if tree.isascii() else SENTINEL.sub("", tree)
    if type(tree) is list:
        if not holds_inlines(tree):
            return [_located(part, marked, cited) for part in tree]
        return _words(tree, marked) if cited else _line(tree, marked)
    if type(tree) is dict:
        kind = tree.get("t")
        if kind == "CodeBlock":
            return _code(tree, marked)
        return {
            key: part if key == "t" else _located(part, marked, cited or kind == "Cite")
            for key, part in tree.items()
        }
    return tree


def _line(inlines: Inlines, marked: Marked) -> Inlines:
    result: Inlines = []
    run: list[str] = []
    for inline in inlines:
        kind = inline["t"]
        if kind == "Str":
            run.append(inline["c"])
        elif kind in GAPS:
            run.append(" ")
        else:
            result += _split("".join(run), marked)
            run = []
            result.append(_located(inline, marked))
    return result + _split("".join(run), marked)


def _words(inlines: Inlines, marked: Marked) -> Inlines:
    result: Inlines = []
    for inline in inlines:
        if inline["t"] == "Str":
            result += _split(inline["c"], marked)
        else:
            result.append(_located(inline, marked, cited=True))
    return welded(result)


def _split(text: str, marked: Marked) -> Inlines:
    """A text with its sentinels as spans."""
    result: Inlines = []
    done = 0
    for match in SENTINEL.finditer(text):
        if match.start() > done:
            result += text_nodes(text[done : match.start()])
        place = marked.place(match.group())
        name = "at" if place.construct else "line"
        result.append(span([], name, attributes={"at": f"{place.line}:{place.column}"}))
        done = match.end()
    return result + text_nodes(text[done:]) if done < len(text) else result


def _code(block: Block, marked: Marked) -> Block:
    (name, classes, pairs), text = block["c"]
    first = SENTINEL.search(text)
    pairs = [[key, SENTINEL.sub("", entry)] for key, entry in pairs]
    if first:
        pairs = [*pairs, ["at", f"{marked.place(first.group()).line}:1"]]
    return {"t": "CodeBlock", "c": [[name, classes, pairs], SENTINEL.sub("", text)]}


def _is_mark(node: Any) -> bool:
    return (
        isinstance(node, dict) and node.get("t") == "Span" and node["c"][0][1] in (["at"], ["line"])
    )


def _without_marks(tree: Any, join: Callable[[Inlines], Inlines] = joined) -> Any:
    """What must agree with the plain parse; see `_comparable`."""

    def unmarked(part: Any) -> Any:
        return _without_marks(part, join)

    if isinstance(tree, list):
        kept = [part for part in tree if not _is_mark(part)]
        parts = rebuilt(kept, unmarked)
        return join(parts) if len(kept) < len(tree) and parts else parts
    kind = tree.get("t")
    if kind == "CodeBlock":
        (name, classes, pairs), text = tree["c"]
        pairs = [pair for pair in pairs if pair[0] != "at"]
        return {"t": "CodeBlock", "c": [[name, classes, pairs], text]}
    join = welded if kind == "Cite" else join
    return _evened(rebuilt(tree, unmarked))


def _fingerprints(blocks: Blocks) -> list[str]:
    return [json.dumps(block, ensure_ascii=False, sort_keys=True) for block in blocks]


def _comparable(tree: Any) -> Any:
    """What must agree: all but column widths (which follow line lengths) and outer spaces."""
    parts = rebuilt(tree, _comparable)
    return _evened(parts) if isinstance(tree, dict) else parts


def _evened(node: dict[str, Any]) -> dict[str, Any]:
    if node.get("t") in ("ColWidth", "ColWidthDefault"):
        return {"t": "ColWidth"}
    if "citationPrefix" in node:
        return {**node, "citationPrefix": trimmed(node["citationPrefix"])}
    return node


def trimmed(inlines: Inlines) -> Inlines:
    first, last = 0, len(inlines)
    while first < last and inlines[first]["t"] in GAPS:
        first += 1
    while last > first and inlines[last - 1]["t"] in GAPS:
        last -= 1
    return inlines[first:last]


def _with_widths(block: Any, plain: Any) -> Any:
    """``block`` with the column widths of its plain twin."""
    if isinstance(block, dict) and block.get("t") == "Table":
        contents = list(block["c"])
        contents[2] = plain["c"][2]
        return {"t": "Table", "c": contents}
    if isinstance(block, dict) and block.get("t") == "Div":
        attr, blocks = block["c"]
        pairs = zip(blocks, plain["c"][1], strict=True)
        return {"t": "Div", "c": [attr, [_with_widths(one, other) for one, other in pairs]]}
    return block


def _first_mark(tree: Any) -> str | None:
    if _is_mark(tree):
        return str(tree["c"][0][2][0][1])
    parts = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    for part in parts:
        found = _first_mark(part)
        if found is not None:
            return found
    return None
