"""CSL JSON, as Zotero, Mendeley and pandoc write it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from publish.diagnostics import Span
from publish.pandoc import run
from publish.source.library.records import Entry, Field, Lines, Read, Record, UnreadableError

_ID = re.compile(r'"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+(?=\s*[,}]))')
_ITEMS = re.compile(r'\s*\{.*?"items"\s*:\s*\[', re.DOTALL)
_NAME = re.compile(r'"(?:[^"\\]|\\.)*"(?P<name>\s*:)?|[{}\[\]]')


def read_json(text: str, path: str) -> Read:
    """A list of entries, or the list under ``items``."""
    try:
        items = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableError(Span(path, error.lineno, error.colno), error.msg) from None
    items = items.get("items", []) if isinstance(items, dict) else items
    if not isinstance(items, list) or not all(isinstance(i, dict) and "id" in i for i in items):
        raise UnreadableError(Span(path), "it is not a list of CSL entries, each with an id")
    records = list(_records(text, path, items))
    said = [{name: item[name] for name in item if item[name] is not None} for item in items]
    return Read(normalised(said), records)


def normalised(entries: list[dict[str, Any]]) -> list[Entry]:
    """Entries as pandoc writes them, so that those of all kinds of files can be compared."""
    written = run(["-f", "csljson", "-t", "csljson"], json.dumps(entries))
    return json.loads(written)  # type: ignore[no-any-return]


def _records(text: str, path: str, items: list[dict[str, Any]]) -> Iterator[Record]:
    """The entries in their order; another ``"id"`` between them is some entry's own affair."""
    lines = Lines(text, path)
    matches = _ID.finditer(text)
    listed = _ITEMS.match(text)
    start = listed.end() if listed else 0
    for item in items:
        match = next((one for one in matches if json.loads(one.group(1)) == item["id"]), None)
        places = dict(_fields(text, text.find("{", start)))
        span = lines.place(match.start(1)) if match else Span(path)
        fields = {
            name: Field(value, lines.place(places[name]) if name in places else span)
            for name, value in item.items()
        }
        yield Record(str(item["id"]), span, fields)
        start = places.get("", start)


def _fields(text: str, start: int) -> Iterator[tuple[str, int]]:
    """The names in the object that begins at ``start``, and where their values do.

    Under the empty name: where the object ends.
    """
    depth = 0
    for token in _NAME.finditer(text, max(start, 0)):
        if token.group() in ("{", "["):
            depth += 1
        elif token.group() in ("}", "]"):
            depth -= 1
        elif depth == 1 and token.group("name"):
            name = json.loads(token.group().rstrip(": \t\n"))
            yield name, _after_space(text, token.end())
        if depth == 0:
            yield "", token.end()
            return


def _after_space(text: str, index: int) -> int:
    while index < len(text) and text[index].isspace():
        index += 1
    return index
