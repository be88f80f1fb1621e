"""Citations with their neighbours: all of a chapter that citeproc has to see.

Citation styles move punctuation and take spaces away around a citation, so its neighbouring
words go with it; the rest of the chapter stays at home. Collecting and putting back walk the
tree in one way, so the nth window that was taken is the nth that is replaced.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from publish.model import Blocks, Inlines
from publish.pandoc import GAPS, holds_inlines, joined, rebuilt, space, string, walk, words
from publish.pandoc.places import is_place
from publish.resolve.keys import is_crossref

Replace = Callable[[Inlines, bool], Inlines]
"""A window's inlines, and whether it stands in a note → what to put in its place."""
Visit = Callable[[Any], Any]

_FEW = 3
"""Words: a text of more has some that no window reaches."""


def replace_windows(blocks: Blocks, replace: Replace) -> Blocks:
    """``blocks`` with every window replaced, in reading order."""
    in_notes = _visitor(replace, True)
    return _visitor(replace, False, in_notes)(blocks)  # type: ignore[no-any-return]


def is_citation(node: dict[str, Any]) -> bool:
    return node["t"] == "Cite" and not any(is_crossref(item["citationId"]) for item in node["c"][0])


def _visitor(replace: Replace, in_note: bool, in_notes: Visit | None = None) -> Visit:
    """Who goes through a part of a tree; ``in_notes`` goes through notes, if they are others."""

    def visit(tree: Any) -> Any:
        if type(tree) is dict:
            kind = tree.get("t")
            if kind == "Cite":
                return tree
            return rebuilt(tree, in_notes if in_notes and kind == "Note" else visit)
        if not holds_inlines(tree) or not _holds_citation(tree):
            return rebuilt(tree, visit)
        tree = _loosened(tree)
        result: Inlines = []
        done = 0
        for first, last in _windows(tree):
            result += rebuilt(tree[done:first], visit)
            result += replace(tree[first:last], in_note)
            done = last
        result += rebuilt(tree[done:], visit)
        return joined(result)

    return visit


def _holds_citation(inlines: Inlines) -> bool:
    cites = [inline for inline in inlines if inline["t"] == "Cite"]
    return any(map(is_citation, cites))


def _loosened(inlines: Inlines) -> Inlines:
    """Texts with their first word and their last one apart: no window reaches beyond these."""
    result: Inlines = []
    for inline in inlines:
        parts = inline["c"].split(" ") if inline["t"] == "Str" and len(inline) == 2 else []
        if len(parts) > _FEW and parts[0] and parts[-1]:
            between = string(" ".join(parts[1:-1]))
            result += [string(parts[0]), space(), between, space(), string(parts[-1])]
        elif len(parts) > 1:
            result += words(inline["c"])
        else:
            result.append(inline)
    return result


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
