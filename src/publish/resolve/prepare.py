"""Before anything is looked up: conditional content, raw markup, labels of equations, what lies
on its side.

Each preparation is one function of a chapter's blocks and one row in `PREPARATIONS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from publish.model import Blocks, Chapter, Inline, Inlines
from publish.pandoc import GAPS, STATED, map_blocks, map_inlines, span, text_nodes
from publish.resolve.conditions import choose
from publish.resolve.keys import is_crossref
from publish.resolve.landscape import settle_landscape
from publish.resolve.setting import Audience

RAW_FORMATS = {
    "pdf": {"html": "html", "html5": "html", "pdf": "html"},
    "epub": {"html": "html", "html5": "html", "epub": "html", "epub3": "html"},
    "docx": {"openxml": "openxml", "docx": "openxml"},
}
"""Format of the edition → what raw markup may call itself → what pandoc calls it."""

_EQUATION_LABEL = re.compile(r"\{#(eq-[\w:.-]+)\}(.*)", re.DOTALL)


def prepare(chapter: Chapter, audience: Audience) -> Chapter:
    """The chapter as this edition has it, before anything is looked up."""
    blocks = chapter.blocks
    for preparation in PREPARATIONS:
        blocks = preparation(blocks, audience)
    return replace(chapter, blocks=blocks)


def settle_raw(blocks: Blocks, audience: Audience) -> Blocks:
    """Raw markup for this format stays, for another one goes, and so do comments."""
    known = RAW_FORMATS[audience.format]

    def settle(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
        result = []
        for node in nodes:
            if node["t"] not in ("RawBlock", "RawInline"):
                result.append(node)
                continue
            name, text = node["c"]
            if name.startswith(STATED) and name.removeprefix(STATED) in known:
                result.append({"t": node["t"], "c": [known[name.removeprefix(STATED)], text]})
        return result

    return map_inlines(map_blocks(blocks, settle), settle)  # type: ignore[no-any-return]


def label_equations(blocks: Blocks, audience: Audience) -> Blocks:
    """``$$…$$ {#eq-x}`` becomes a span with that label around the formula."""
    return map_inlines(blocks, _labelled)  # type: ignore[no-any-return]


def _labelled(inlines: Inlines) -> Inlines:
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


def separate_references(blocks: Blocks, audience: Audience) -> Blocks:
    """A group that mixes cross references with citations becomes two groups."""
    return map_inlines(blocks, _separated)  # type: ignore[no-any-return]


def _separated(inlines: Inlines) -> Inlines:
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


PREPARATIONS: tuple[Callable[[Blocks, Audience], Blocks], ...] = (
    choose,
    settle_raw,
    label_equations,
    separate_references,
    settle_landscape,
)
