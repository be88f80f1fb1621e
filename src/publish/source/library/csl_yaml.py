"""CSL YAML: pandoc reads it, for the Markdown in it; where things stand is read from its nodes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publish.diagnostics import Span
from publish.source.library.nodes import (
    MERGED,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    composed,
)
from publish.source.library.portions import read_entries
from publish.source.library.records import Entry, Field, Read, Record, UnreadableError


def read_yaml(text: str, path: str) -> Read:
    """The entries of a list, or of the list under ``references:``."""
    root = composed(text, path)
    listed = _below(root, "references") if isinstance(root, MappingNode) else root
    if not isinstance(listed, SequenceNode):
        raise UnreadableError(Span(path), "it has no list “references:”")
    _refuse_circles(root, path)
    records = [_record(item, path) for item in listed.value]
    beside = len(root.value) - 1 if isinstance(root, MappingNode) else 0
    before = "references:\n" if root is listed else ""
    entries = read_entries(text, [] if beside else listed.value, before)
    return Read(_with_keywords(entries, records), records)


def _with_keywords(entries: list[Entry], records: list[Record]) -> list[Entry]:
    """The entries with the keywords that a list has: pandoc reads none but a text of them."""
    lists = {
        record.key: record.fields["keyword"].value
        for record in records
        if "keyword" in record.fields and isinstance(record.fields["keyword"].value, list)
    }
    return [
        {**entry, "keyword": ", ".join(map(str, lists[entry["id"]]))}
        if entry.get("id") in lists
        else entry
        for entry in entries
    ]


def _refuse_circles(node: Node | None, path: str, above: frozenset[int] = frozenset()) -> None:
    """An alias inside its own anchor has no end."""
    if node is None or isinstance(node, ScalarNode):
        return
    if id(node) in above:
        raise UnreadableError(_span(node, path), "an alias stands in what it stands for")
    within = above | {id(node)}
    for child in node.value:
        for part in child if isinstance(child, tuple) else (child,):
            _refuse_circles(part, path, within)


def _record(item: Node, path: str) -> Record:
    fields: dict[str, Field] = {}
    key = Field("", _span(item, path))
    for name, value, own in _pairs(item):
        place = _span(value if own else item, path)
        if name == "id":
            key = Field(_value(value), place)
        fields.setdefault(name, Field(_value(value), place))
    if not isinstance(key.value, str) or not key.value:
        line, column = item.start_mark.line + 1, item.start_mark.column + 1
        problem = f"the entry on line {line}, column {column} has no id"
        raise UnreadableError(key.span, problem)
    return Record(key.value, key.span, fields)


def _pairs(node: Node, own: bool = True) -> Iterator[tuple[str, Node, bool]]:
    """Names and values, the node's own before those that are merged in from elsewhere."""
    pairs = node.value if isinstance(node, MappingNode) else []
    for key, value in pairs:
        if key.tag != MERGED:
            yield str(key.value), value, own
    for key, value in pairs:
        if key.tag == MERGED:
            for source in value.value if isinstance(value, SequenceNode) else [value]:
                yield from _pairs(source, own=False)


def _below(node: Node, name: str) -> Node | None:
    return next((value for key, value, _ in _pairs(node) if key == name), None)


def _value(node: Node) -> Any:
    """The node as text, lists and mappings; what the text may mean is not asked."""
    if isinstance(node, MappingNode):
        return {name: _value(value) for name, value, _ in _pairs(node)}
    if isinstance(node, SequenceNode):
        return [_value(item) for item in node.value]
    return node.value


def _span(node: Node, path: str) -> Span:
    return Span(path, node.start_mark.line + 1, node.start_mark.column + 1)
