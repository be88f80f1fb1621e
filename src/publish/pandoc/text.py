"""Text in pandoc's tree: as one string where it is long, as words where these are looked at."""

from __future__ import annotations

from typing import Any

from publish.model import Inlines
from publish.pandoc.ast import GAPS, INLINE_TYPES, rebuilt, space, string, words


def joined(inlines: Inlines) -> Inlines:
    """Words and the spaces between them as one string: a line of text is one node, not twenty.

    Spaces at its ends stay nodes, so that no string begins or ends with one. A word that knows
    its own place (`at`) stays by itself.
    """
    result: Inlines = []
    run: list[str] = []
    for inline in inlines:
        kind = inline["t"]
        if kind == "Str" and len(inline) == 2:
            run.append(inline["c"])
        elif kind in GAPS:
            run.append(" ")
        else:
            if run:
                result += text_nodes("".join(run))
                run = []
            result.append(inline)
    return result + text_nodes("".join(run)) if run else result


def text_nodes(text: str) -> Inlines:
    """A text as one string, with nodes for the spaces at its ends."""
    inner = text.strip(" ")
    if text and not inner:
        return [space()]
    nodes = [string(inner)]
    if text.startswith(" "):
        nodes.insert(0, space())
    if text.endswith(" "):
        nodes.append(space())
    return nodes


def in_runs(tree: Any) -> Any:
    """A copy of a tree with every text `joined` but that of citations, which citeproc reads."""
    if type(tree) is dict and tree.get("t") == "Cite":
        return tree
    return rebuilt(joined(tree) if holds_inlines(tree) else tree, in_runs)


def holds_inlines(tree: Any) -> bool:
    """Whether a part of a tree is a list of inlines; an empty one might be anything."""
    first = tree[0] if type(tree) is list and tree else None
    return type(first) is dict and first.get("t") in INLINE_TYPES


def welded(inlines: Inlines) -> Inlines:
    """Neighbouring strings as one, and spaces as they are, as pandoc's readers have it."""
    result: Inlines = []
    for inline in inlines:
        if result and inline["t"] == "Str" and result[-1]["t"] == "Str":
            result[-1] = {"t": "Str", "c": result[-1]["c"] + inline["c"]}
        else:
            result.append(inline)
    return result


def parted(inlines: Inlines) -> Inlines:
    """The opposite of `joined`, for whoever looks at single words."""
    result: Inlines = []
    for inline in inlines:
        if inline["t"] == "Str" and " " in inline["c"] and len(inline) == 2:
            result += words(inline["c"])
        else:
            result.append(inline)
    return result
