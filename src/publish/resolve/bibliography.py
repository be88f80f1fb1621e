"""Bibliographies in place: ``::: {.bibliography type=book}`` and its kin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from publish.diagnostics import Span
from publish.model import Block, Blocks
from publish.pandoc import attributes, div, has_class, rebuilt, words
from publish.pandoc.places import located


@dataclass(frozen=True)
class Selection:
    """Which entries a bibliography in place shows."""

    piece_only: bool
    keys: tuple[str, ...]
    """Entries by key; empty for all."""
    fields: tuple[tuple[str, str], ...]
    """Values that an entry's fields must have, e.g. ``type`` = ``book``."""
    title: str
    span: Span


_OWN = frozenset({"scope", "keys", "title", "at"})


def selections(blocks: Blocks, path: str) -> Iterator[Selection]:
    """The bibliographies in place of a chapter, in reading order."""
    for node, place in located(blocks, path):
        if _is_bibliography(node):
            pairs = attributes(node)
            yield Selection(
                pairs.get("scope") == "chapter",
                tuple(pairs.get("keys", "").split()),
                tuple((key, text) for key, text in sorted(pairs.items()) if key not in _OWN),
                pairs.get("title", ""),
                place,
            )


def _is_bibliography(node: dict[str, Any]) -> bool:
    return node["t"] == "Div" and has_class(node, "bibliography")


def bibliographies(
    facts: Mapping[str, Any], entries: Mapping[str, Block], library: Any, elsewhere: bool
) -> tuple[dict[str, tuple[Blocks, ...]], frozenset[str]]:
    """Piece → the blocks of each of its bibliographies, and the keys that stand in one.

    An entry bears its identifier once: in the book's bibliography where it has one
    (``elsewhere``), otherwise in the first that shows it.
    """
    fields = {str(entry["id"]): entry for entry in library.entries}
    named: set[str] = set(entries) if elsewhere else set()
    placed: set[str] = set()
    result: dict[str, tuple[Blocks, ...]] = {}
    for cited in facts.values():
        cited_here = {key for key, _ in cited.keys}
        lists = []
        for selection in cited.selections:
            keys = [key for key in entries if _selected(key, selection, fields, cited_here)]
            lists.append([_entry(entries[key], key not in named) for key in keys])
            named.update(keys)
            placed.update(keys)
        result[cited.piece] = tuple(lists)
    return result, frozenset(placed)


def _selected(
    key: str, selection: Selection, fields: Mapping[str, Any], cited_here: set[str]
) -> bool:
    if selection.keys:
        return key in selection.keys
    if selection.piece_only and key not in cited_here:
        return False
    entry = fields.get(key, {})
    return all(_has(entry, name, wanted) for name, wanted in selection.fields)


def _has(entry: Mapping[str, Any], name: str, wanted: str) -> bool:
    if name in ("keyword", "keywords"):
        words_of_entry = str(entry.get("keyword", "")).replace(";", ",").split(",")
        return wanted in [word.strip() for word in words_of_entry]
    value = str(entry.get(name, ""))
    return value == wanted or value.startswith(f"{wanted}-" if name == "language" else f"{wanted},")


def _entry(entry: Block, with_name: bool) -> Block:
    if with_name:
        return entry
    (_, classes, pairs), blocks = entry["c"]
    return {"t": "Div", "c": [["", classes, pairs], blocks]}


def choose(blocks: Blocks, chosen: Iterator[Blocks]) -> Blocks:
    """Each bibliography in place filled with its entries, under its title if it has one."""
    return _filled(blocks, chosen)  # type: ignore[no-any-return]


def _filled(tree: Any, chosen: Iterator[Blocks]) -> Any:
    if isinstance(tree, dict) and tree.get("t") and _is_bibliography(tree):
        title = attributes(tree).get("title", "")
        entries = next(chosen, [])
        heading: Blocks = []
        if title and entries:
            heading = [{"t": "Para", "c": [{"t": "Strong", "c": words(title)}]}]
        return div([*heading, *entries], "references")
    return rebuilt(tree, lambda part: _filled(part, chosen))
