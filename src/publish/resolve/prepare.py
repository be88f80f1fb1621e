"""Before anything is looked up: conditional content, raw markup, labels of equations, what lies
on its side.

Each preparation is one function of a list of inlines, or of blocks, and one row in `INLINES` or
`BLOCKS`: a chapter is gone through once for all of them, from the inside out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from publish.model import Chapter, Inline, Inlines
from publish.pandoc import GAPS, STATED, map_nodes, span, text_nodes
from publish.resolve.conditions import choose_divs, choose_spans
from publish.resolve.keys import is_crossref
from publish.resolve.landscape import settle_landscape
from publish.resolve.setting import Audience

Nodes = list[dict[str, Any]]
Preparation = Callable[[Nodes, Audience], Nodes]

RAW_FORMATS = {
    "pdf": {"html": "html", "html5": "html", "pdf": "html"},
    "epub": {"html": "html", "html5": "html", "epub": "html", "epub3": "html"},
    "docx": {"openxml": "openxml", "docx": "openxml"},
}
"""Format of the edition → what raw markup may call itself → what pandoc calls it."""

_EQUATION_LABEL = re.compile(r"\{#(eq-[\w:.-]+)\}(.*)", re.DOTALL)


def prepare(chapter: Chapter, audience: Audience) -> Chapter:
    """The chapter as this edition has it, before anything is looked up."""

    def settled(rows: Rows) -> Callable[[Nodes], Nodes]:
        def settle(nodes: Nodes) -> Nodes:
            for kinds, row in rows:
                if not kinds.isdisjoint([node["t"] for node in nodes]):
                    nodes = row(nodes, audience)
            return nodes

        return settle

    blocks = map_nodes(chapter.blocks, settled(BLOCKS), settled(INLINES))
    return replace(chapter, blocks=settle_landscape(blocks))


def settle_raw(nodes: Nodes, audience: Audience) -> Nodes:
    """Raw markup for this format stays, for another one goes, and so do comments."""
    known = RAW_FORMATS[audience.format]
    result = []
    for node in nodes:
        if node["t"] not in ("RawBlock", "RawInline"):
            result.append(node)
            continue
        name, text = node["c"]
        if name.startswith(STATED) and name.removeprefix(STATED) in known:
            result.append({"t": node["t"], "c": [known[name.removeprefix(STATED)], text]})
    return result


def label_equations(inlines: Inlines, audience: Audience) -> Inlines:
    """``$$…$$ {#eq-x}`` becomes a span with that label around the formula."""
    result: Inlines = []
    for inline in inlines:
        match = _EQUATION_LABEL.fullmatch(inline["c"]) if inline["t"] == "Str" else None
        formula = next((n for n in range(len(result) - 1, -1, -1) if not _gap(result[n])), None)
        if match is None or formula is None or not _is_display(result[formula]):
            result.append(inline)
            continue
        labelled = span([result[formula]], "equation", identifier=match.group(1))
        result[formula:] = [labelled]
        if match.group(2):
            result += text_nodes(match.group(2))
    return result


def _gap(inline: Inline) -> bool:
    return inline["t"] in GAPS


def _is_display(inline: Inline) -> bool:
    return bool(inline["t"] == "Math" and inline["c"][0]["t"] == "DisplayMath")


def separate_references(inlines: Inlines, audience: Audience) -> Inlines:
    """A group that mixes cross references with citations becomes two groups."""
    result: Inlines = []
    for inline in inlines:
        items = inline["c"][0] if inline["t"] == "Cite" else []
        references = [item for item in items if is_crossref(item["citationId"])]
        if not references or len(references) == len(items):
            result.append(inline)
            continue
        others = [item for item in items if not is_crossref(item["citationId"])]
        result += [
            {"t": "Cite", "c": [references, []]},
            {"t": "Str", "c": ";"},
            {"t": "Space"},
            {"t": "Cite", "c": [others, []]},
        ]
    return result


_RAW = frozenset(("RawBlock", "RawInline"))
Rows = tuple[tuple[frozenset[str], Preparation], ...]
"""The types of nodes without which there is nothing to prepare, and what prepares a list."""
BLOCKS: Rows = ((frozenset(("Div",)), choose_divs), (_RAW, settle_raw))
INLINES: Rows = (
    (frozenset(("Span",)), choose_spans),
    (_RAW, settle_raw),
    (frozenset(("Math",)), label_equations),
    (frozenset(("Cite",)), separate_references),
)
