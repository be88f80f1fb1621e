"""A heading or caption as contents, lists and running heads show it."""

from __future__ import annotations

from publish.model import Inlines
from publish.pandoc import GAPS, has_class, joined, map_inlines

_MARKERS = ("anchor", "at", "note-call", "caption-label")
_TRANSPARENT = ("index", "index-mark", "term")


def plain_title(inlines: Inlines) -> Inlines:
    """Without notes, anchors and marks, and with links reduced to their words."""
    kept = map_inlines(inlines, _kept)
    while kept and kept[0]["t"] in GAPS:
        kept = kept[1:]
    while kept and kept[-1]["t"] in GAPS:
        kept = kept[:-1]
    return kept  # type: ignore[no-any-return]


def _kept(inlines: Inlines) -> Inlines:
    result: Inlines = []
    for inline in inlines:
        kind = inline["t"]
        if kind == "Note" or (kind == "Span" and any(has_class(inline, c) for c in _MARKERS)):
            continue
        if kind == "Link" or (kind == "Span" and any(has_class(inline, c) for c in _TRANSPARENT)):
            result += inline["c"][1]
        elif kind == "LineBreak":
            result.append({"t": "Space"})
        else:
            result.append(inline)
    return joined(result)
