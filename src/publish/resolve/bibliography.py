"""Bibliographies in place: ``::: {.bibliography type=book}`` and its kin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from publish.diagnostics import Span
from publish.model import Block, Blocks
from publish.pandoc import attributes, div, has_class, rebuilt, words
from publish.pandoc.places import Located
from publish.resolve.annotations import USUAL, annotated
from publish.resolve.setting import Setting


@dataclass(frozen=True)
class Selection:
    """Which entries a bibliography in place shows."""

    piece_only: bool
    keys: tuple[str, ...]
    """Entries by key; empty for all."""
    fields: tuple[tuple[str, str], ...]
    """Values that an entry's fields must have, e.g. ``type`` = ``book``."""
    title: str
    annotated: str | None
    """The field that is shown below each entry; None for the book's."""
    span: Span


_OWN = frozenset({"scope", "keys", "title", "at", "annotated"})
_ANNOTATED = {"true": USUAL, "false": ""}
_NOT = "not-"
"""What the name of a field begins with that must not have the value."""


def selections(nodes: Located) -> Iterator[Selection]:
    """The bibliographies in place of a chapter, in reading order."""
    for node, place in nodes:
        if _is_bibliography(node):
            pairs = attributes(node)
            yield Selection(
                pairs.get("scope") == "chapter",
                tuple(pairs.get("keys", "").split()),
                tuple((key, text) for key, text in sorted(pairs.items()) if key not in _OWN),
                pairs.get("title", ""),
                _ANNOTATED.get(said, said) if (said := pairs.get("annotated")) else None,
                place,
            )


def _is_bibliography(node: dict[str, Any]) -> bool:
    return node["t"] == "Div" and has_class(node, "bibliography")


def bibliographies(
    facts: Mapping[str, Any], entries: Mapping[str, Block], library: Any, setting: Setting
) -> tuple[dict[str, tuple[Blocks, ...]], frozenset[str]]:
    """Piece → the blocks of each of its bibliographies, and the keys that stand in one.

    An entry bears its identifier once: in the book's bibliography where it has one,
    otherwise in the first that shows it.
    """
    fields = {str(entry["id"]): entry for entry in library.entries}
    named: set[str] = set(entries) if setting.has_bibliography else set()
    placed: set[str] = set()
    result: dict[str, tuple[Blocks, ...]] = {}
    for cited in facts.values():
        cited_here = {key for key, _ in cited.keys}
        lists = []
        for selection in cited.selections:
            keys = [key for key in entries if _selected(key, selection, fields, cited_here)]
            shown = {key: _entry(entries[key], key not in named) for key in keys}
            if selection.piece_only and setting.backlinks:
                shown = {key: _attributed(entry, key=key) for key, entry in shown.items()}
            field = setting.annotated if selection.annotated is None else selection.annotated
            lists.append(list(annotated(shown, library.entries, field).values()))
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
    return all(
        _has(entry, name.removeprefix(_NOT), wanted) != name.startswith(_NOT)
        for name, wanted in selection.fields
    )


def _has(entry: Mapping[str, Any], name: str, wanted: str) -> bool:
    """Whether the field has the value, or one of several that commas part."""
    values = _values(entry, name)
    return any(one in values for one in (wanted, *map(str.strip, wanted.split(","))))


def _values(entry: Mapping[str, Any], name: str) -> set[str]:
    """All that a field says: each keyword, a language with and without its region."""
    if name in ("keyword", "keywords"):
        said = entry.get("keyword", "")
        parts = said if isinstance(said, list) else re.split("[,;]", str(said))
        return {str(part).strip() for part in parts}
    value = str(entry.get(name, ""))
    shorter = value.split("-")[0] if name == "language" else value.split(",")[0]
    return {value, shorter}


def _entry(entry: Block, with_name: bool) -> Block:
    if with_name:
        return entry
    (_, classes, pairs), blocks = entry["c"]
    return {"t": "Div", "c": [["", classes, pairs], blocks]}


def _attributed(entry: Block, **pairs: str) -> Block:
    """The entry with these attributes and no others."""
    (name, classes, _), blocks = entry["c"]
    return {"t": "Div", "c": [[name, classes, [[*pair] for pair in pairs.items()]], blocks]}


def choose(blocks: Blocks, chosen: Iterator[Blocks], cited: Mapping[str, Iterable[str]]) -> Blocks:
    """Each bibliography in place filled with its entries, under its title if it has one.

    ``cited`` says in which places of the chapter a key is cited; an entry that knows its key is
    told them.
    """
    return _filled(blocks, chosen, cited)  # type: ignore[no-any-return]


def _told(entry: Block, cited: Mapping[str, Iterable[str]]) -> Block:
    key = attributes(entry).get("key")
    if key is None:
        return entry
    names = " ".join(cited.get(key, ()))
    return _attributed(entry, cited=names) if names else _attributed(entry)


def _filled(tree: Any, chosen: Iterator[Blocks], cited: Mapping[str, Iterable[str]]) -> Any:
    if isinstance(tree, dict) and tree.get("t") and _is_bibliography(tree):
        title = attributes(tree).get("title", "")
        entries = [_told(entry, cited) for entry in next(chosen, [])]
        heading: Blocks = []
        if title and entries:
            heading = [{"t": "Para", "c": [{"t": "Strong", "c": words(title)}]}]
        return div([*heading, *entries], "references")
    return rebuilt(tree, lambda part: _filled(part, chosen, cited))
