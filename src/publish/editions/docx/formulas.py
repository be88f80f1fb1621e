"""Formulas get names, so that what comes back from Word can be told from what was sent."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from publish.model import Inlines
from publish.pandoc import has_class, identifier, rebuilt, span


def named(inlines: Inlines) -> Inlines:
    """Those of a block with each formula in a span: the block's name, and which one it is there.

    ``_key_12_m2`` is the second formula of the block ``_key_12``; a note's are its own.
    """
    first = inlines[0]
    if first["t"] != "Span" or not has_class(first, "anchor"):
        return inlines
    names = (f"{identifier(first)}_m{number}" for number in count(1))
    return _within(inlines, names)  # type: ignore[no-any-return]


def _within(tree: Any, names: Iterator[str]) -> Any:
    kind = tree.get("t") if isinstance(tree, dict) else None
    if kind == "Note":
        return tree
    if kind == "Math":
        return span([tree], "formula", identifier=next(names))
    return rebuilt(tree, lambda part: _within(part, names))
