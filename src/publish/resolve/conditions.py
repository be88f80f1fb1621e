"""Only here, not there: ``.only`` and ``.except`` with the names of editions and formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from publish.diagnostics import Diagnostic, Outcome, Span, diagnose
from publish.diagnostics.nearest import advice
from publish.model import Blocks, Chapter, Inlines
from publish.pandoc import attributes, classes, has_class
from publish.pandoc.places import located
from publish.resolve.setting import Audience

Known = Mapping[str, tuple[str, ...]]
"""``edition`` and ``format`` → the names that there are."""


def choose_divs(blocks: Blocks, audience: Audience) -> Blocks:
    """``.only`` stays where edition or format are named, ``.except`` elsewhere."""
    return _chosen(blocks, "Div", audience)


def choose_spans(inlines: Inlines, audience: Audience) -> Inlines:
    """As `choose_divs`, of what stands in a line."""
    return _chosen(inlines, "Span", audience)


def _chosen(nodes: list[dict[str, Any]], kind: str, audience: Audience) -> list[dict[str, Any]]:
    result = []
    for node in nodes:
        if node["t"] != kind or not _word(node):
            result.append(node)
        elif _meant(node, audience) == has_class(node, "only"):
            result += node["c"][1]
    return result


def _meant(node: dict[str, Any], audience: Audience) -> bool:
    return audience.edition in _names(node, "edition") or audience.format in _names(node, "format")


def _word(node: dict[str, Any]) -> str:
    """``only`` or ``except``; empty where the node stands under no condition."""
    names = classes(node)
    return next((word for word in ("only", "except") if word in names), "") if names else ""


def _names(node: dict[str, Any], key: str) -> list[str]:
    return attributes(node).get(key, "").replace(",", " ").split()


def check_conditions(chapter: Chapter | None, known: Known) -> Outcome[None]:
    """The conditions of a chapter that can never hold: they name nothing, or what is unknown."""
    if chapter is None:
        return Outcome(None)
    conditions = [
        (node, place)
        for node, place in located(chapter.blocks, chapter.path)
        if node["t"] in ("Div", "Span") and _word(node)
    ]
    found = (one for node, place in conditions for one in _problems(node, place, known))
    return Outcome(None, tuple(found))


def _problems(node: dict[str, Any], place: Span, known: Known) -> Iterator[Diagnostic]:
    word = _word(node)
    if not any(_names(node, key) for key in known):
        hint = f"Write {{.{word} edition=…}} or {{.{word} format=…}}."
        yield diagnose("EDN002", place, word=word, problem="no edition and no format", advice=hint)
    for key, names in known.items():
        for name in _names(node, key):
            if name not in names:
                problem = f"an unknown {key}, “{name}”"
                hint = advice(name, names) or "See what there is: publish editions."
                yield diagnose("EDN002", place, word=word, problem=problem, advice=hint)
