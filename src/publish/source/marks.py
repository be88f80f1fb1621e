"""The spans that sentinels have become, as long as they stand in the tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publish.model import Inlines
from publish.pandoc import GAPS, INLINE_TYPES, attributes


def is_mark(inline: Any, *names: str) -> bool:
    return inline["t"] == "Span" and inline["c"][0][1] in [[name] for name in names]


def places(inlines: Inlines) -> Iterator[str]:
    """The places marked in ``inlines``, outside of notes (whose texts stand elsewhere)."""
    for inline in inlines:
        if is_mark(inline, "at", "line"):
            yield attributes(inline)["at"]
        elif inline["t"] == "Cite":
            for item in inline["c"][0]:
                yield from places(item["citationPrefix"])
        elif inline["t"] != "Note" and isinstance(inline.get("c"), list):
            for part in inline["c"]:
                if isinstance(part, list) and holds_inlines(part):
                    yield from places(part)
            if holds_inlines(inline["c"]):
                yield from places(inline["c"])


def unmarked(inlines: Inlines) -> Inlines:
    kept = [inline for inline in inlines if not is_mark(inline, "at", "line")]
    while kept and kept[-1]["t"] in GAPS:
        kept.pop()
    return kept


def holds_inlines(tree: list[Any]) -> bool:
    return bool(tree) and all(
        isinstance(part, dict) and part.get("t") in INLINE_TYPES for part in tree
    )
