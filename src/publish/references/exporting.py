"""Entries of CSL JSON as CSL YAML in the canonical layout."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from publish.config.writing import field_lines
from publish.pandoc import run
from publish.references.fields import place_of
from publish.references.likeness import Entry

_CLEVER = re.compile(r"\\.|\]\{[^}]*\}|(?P<signs>-{2,}|\.{3,}|[\"']|&(?=#?\w+;))")
"""Signs that Markdown reads as others: quotation marks, dashes, entities. Not those that pandoc
has escaped already, nor those within attributes."""

_TAG = "tag:yaml.org,2002:"


def entry_chunks(entries: Sequence[Entry], margin: int = 2) -> list[str]:
    """The lines of each entry as an item of a list that is indented by ``margin``."""
    return [_chunk(fields, margin) for fields in _in_markdown(entries)]


def _in_markdown(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with Markdown for markup, as CSL YAML has it; pandoc knows how to write it.

    It writes dates and numbers in its own way, so whatever is no text stays as it is.
    """
    if not entries:
        return []
    words = ["-f", "csljson", "-t", "markdown-smart", "-s", "--wrap=none"]
    text = run(words, json.dumps(list(entries))).decode()
    header = text.strip().removeprefix("---").rpartition("\n---")[0]
    written = YAML(typ="safe", pure=True).load(header)["references"]
    by_key = {str(fields["id"]): fields for fields in written}
    texts = [_as_written(entry, by_key.get(str(entry["id"]), {})) for entry in entries]
    return [{**text, "id": entry["id"]} for text, entry in zip(texts, entries, strict=True)]


def _as_written(value: Any, written: Any) -> Any:
    """The value with its texts as they have been written."""
    if isinstance(value, dict) and isinstance(written, dict):
        return {name: _as_written(inner, written.get(name)) for name, inner in value.items()}
    if isinstance(value, list) and isinstance(written, list) and len(value) == len(written):
        return [_as_written(*pair) for pair in zip(value, written, strict=True)]
    if isinstance(value, str) and isinstance(written, str):
        return _CLEVER.sub(_plainly, written)
    return value


def _plainly(match: re.Match[str]) -> str:
    return "".join(f"\\{sign}" for sign in match["signs"]) if match["signs"] else match[0]


def _chunk(fields: Entry, margin: int) -> str:
    pad = " " * (margin + 2)
    lines: list[str] = []
    for name in sorted(fields, key=place_of):
        first, *rest = field_lines(name, _node(fields[name]), margin + 2)
        lines += [pad + first, *rest]
    return "\n".join([f"{' ' * margin}- {lines[0].lstrip()}", *lines[1:]])


def _node(value: Any) -> Node:
    """A value as a node of YAML."""
    if isinstance(value, dict):
        pairs = [(_node(str(key)), _node(inner)) for key, inner in value.items()]
        return MappingNode(f"{_TAG}map", pairs)
    if isinstance(value, list):
        return SequenceNode(f"{_TAG}seq", [_node(inner) for inner in value])
    if isinstance(value, str):
        return ScalarNode(f"{_TAG}str", value)
    return ScalarNode(f"{_TAG}int", json.dumps(value))
