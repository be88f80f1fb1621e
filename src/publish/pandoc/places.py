"""Constructs of a tree together with where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from publish.diagnostics import Span
from publish.pandoc.ast import attributes, inlines_of, walk

Node = dict[str, Any]
Located = Sequence[tuple[Node, Span]]
"""Nodes in reading order, each with its place."""


def located(tree: Any, path: str, *, words: bool = False) -> Iterator[tuple[Node, Span]]:
    """Every node in reading order with its place: its own mark's, or the last before it.

    Plain words are passed over, unless ``words`` are wanted.
    """
    here = Span(path, 1, 1)
    for node in walk(tree, words=words):
        at = _place(node)
        if at is not None:
            here = span_at(path, at)
        opening = opening_place(node)
        yield node, here if opening is None else span_at(path, opening)


def _place(node: Node) -> str | None:
    """The place that a node itself knows."""
    if not isinstance(node.get("c"), list):
        return node.get("at")
    if is_place(node) or node["t"] == "CodeBlock":
        return attributes(node).get("at")
    return node.get("at")


def is_place(node: Node) -> bool:
    """Whether the node is a position mark or an anchor: no construct of the author's."""
    return node["t"] == "Span" and node["c"][0][1] in (["at"], ["anchor"])


def opening_place(node: Node) -> str | None:
    """The place of a block's own anchor, or of the first anchor in it; a caption's comes first."""
    if node["t"] not in ("Para", "Plain", "Header", "Figure", "Table", "LineBlock"):
        return None
    inlines = inlines_of(node)
    inside = inlines[:1] if inlines and is_place(inlines[0]) else walk(node["c"], words=False)
    return next((attributes(inner)["at"] for inner in inside if is_place(inner)), None)


def span_at(path: str, at: str) -> Span:
    """``line:column`` as a place in the file at ``path``."""
    line, _, column = at.partition(":")
    return Span(path, int(line), int(column) if column else None)
