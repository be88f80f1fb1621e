"""Citations with their neighbours: all of a chapter that citeproc has to see.

Citation styles move punctuation and take spaces away around a citation, so its neighbouring
words go with it; the rest of the chapter stays at home. Collecting and putting back walk the
tree in one way, so the nth window that was taken is the nth that is replaced.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from publish.model import Blocks, Inlines
from publish.pandoc import GAPS, holds_inlines, joined, parted, rebuilt, walk
from publish.pandoc.places import is_place
from publish.resolve.keys import is_crossref

Replace = Callable[[Inlines, bool], Inlines]
"""A window's inlines, and whether it stands in a note → what to put in its place."""


def replace_windows(blocks: Blocks, replace: Replace) -> Blocks:
    """A copy of ``blocks`` with every window replaced, in reading order."""
    return _visit(blocks, replace, False)  # type: ignore[no-any-return]


def is_citation(node: dict[str, Any]) -> bool:
    return node["t"] == "Cite" and not any(is_crossref(item["citationId"]) for item in node["c"][0])


def _visit(tree: Any, replace: Replace, in_note: bool) -> Any:
    if isinstance(tree, dict):
        if tree.get("t") == "Cite":
            return tree
        in_note = in_note or tree.get("t") == "Note"

    def visit(part: Any) -> Any:
        return _visit(part, replace, in_note)

    if not holds_inlines(tree) or not any(map(is_citation, tree)):
        return rebuilt(tree, visit)
    tree = parted(tree)
    result: Inlines = []
    done = 0
    for first, last in _windows(tree):
        result += rebuilt(tree[done:first], visit)
        result += replace(tree[first:last], in_note)
        done = last
    result += rebuilt(tree[done:], visit)
    return joined(result)


def _windows(inlines: Inlines) -> list[tuple[int, int]]:
    """Index ranges: each citation with the word before and the word after, overlaps joined."""
    ranges: list[tuple[int, int]] = []
    for number, inline in enumerate(inlines):
        if not is_citation(inline):
            continue
        first, last = _before(inlines, number), _after(inlines, number + 1)
        if ranges and first < ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], last)
        else:
            ranges.append((first, last))
    return ranges


def _before(inlines: Inlines, number: int) -> int:
    """Back over position marks, a space and a word or a phrase."""
    wanted = GAPS
    while number:
        inline = inlines[number - 1]
        if is_place(inline) and "anchor" not in inline["c"][0][1]:
            number -= 1
        elif inline["t"] in wanted:
            number -= 1
            wanted = frozenset()
        elif any(node["t"] in ("Cite", "Note") for node in walk(inline, words=False)) or is_place(
            inline
        ):
            break
        else:
            return number - 1
    return number


def _after(inlines: Inlines, number: int) -> int:
    """Forward over a word that touches the citation, or over a space and the word after it.

    A style that ends a note with a stop looks whether the citation is the last of it.
    """
    following = [inline["t"] for inline in inlines[number : number + 2]]
    if following[:1] == ["Str"]:
        return number + 1
    return number + 2 if following in (["Space", "Str"], ["SoftBreak", "Str"]) else number
