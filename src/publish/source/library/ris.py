"""RIS, the form in which databases and library catalogues give their references.

pandoc reads it too, but takes every ISBN for an ISSN and loses dates and half of the tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from publish.diagnostics import Span
from publish.source.library.csl_json import normalised
from publish.source.library.people import Keys, person
from publish.source.library.records import Entry, Field, Read, Record, UnreadableError
from publish.source.library.ris_tags import (
    LANGUAGES,
    OF_BOOKS,
    PERSONS,
    SERIALS,
    TEXTS,
    TYPES,
)

_TAG = re.compile(r"([A-Z][A-Z0-9]) {1,2}- ?(.*)")
_DATE = re.compile(r"(\d{1,4})(?:[/-](\d{1,2})?)?(?:[/-](\d{1,2})?)?(?:/(.*))?")
_VALUE_COLUMN = 7

Tag = tuple[str, str, int]
"""A tag, its text and its line."""


def read_ris(text: str, path: str) -> Read:
    """The entries between ``TY`` and ``ER``; one without ``ID`` gets a key of name and year."""
    groups = list(_groups(text, path))
    keys = Keys(value for group in groups for tag, value, _ in group if tag == "ID")
    entries, records = [], []
    for group in groups:
        entry, fields = _entry(group, path)
        line = group[0][2]
        own = fields.pop("id", None)
        entry["id"] = own.value if own else keys.make(entry)
        entries.append(entry)
        place = own.span if own else Span(path, line, 1)
        records.append(Record(str(entry["id"]), place, fields))
    return Read(normalised(entries), records)


def _groups(text: str, path: str) -> Iterator[list[Tag]]:
    group: list[Tag] = []
    for number, line in enumerate(text.split("\n"), 1):
        match = _TAG.fullmatch(line.rstrip())
        if match is None:
            if line.strip() and group:  # a long value goes on
                tag, value, first = group[-1]
                group[-1] = (tag, f"{value} {line.strip()}", first)
            elif line.strip():
                raise UnreadableError(Span(path, number, 1), "a line “TY  - …” is wanted here")
            continue
        tag, value = match.group(1), match.group(2).strip()
        if tag == "TY" and group:
            raise UnreadableError(Span(path, number, 1), "the entry before has no line “ER  -”")
        if tag == "ER":
            if group:
                yield group
            group = []
        elif tag == "TY" or group:
            group.append((tag, value, number))
        else:
            raise UnreadableError(Span(path, number, 1), "a line “TY  - …” is wanted here")
    if group:
        raise UnreadableError(Span(path, group[0][2], 1), "the entry has no line “ER  -”")


def _entry(group: list[Tag], path: str) -> tuple[Entry, dict[str, Field]]:
    kind = TYPES.get(group[0][1].upper(), "document")
    entry: Entry = {"type": kind}
    fields: dict[str, Field] = {}
    for tag, value, line in group[1:]:
        name = _name(tag, kind)
        if name:
            if value:
                _add(entry, name, value)
            shown = _date(value) if name in ("issued", "accessed") else value
            fields.setdefault(name, Field(shown, Span(path, line, _VALUE_COLUMN)))
    first, last = entry.pop("page-first", None), entry.pop("page-last", None)
    if first:
        entry["page"] = f"{first}-{last}" if last and "-" not in first else first
    return entry, fields


def _name(tag: str, kind: str) -> str:
    if tag == "SN":
        return "ISSN" if kind in SERIALS else "ISBN"
    if kind == "book" and tag in OF_BOOKS:
        return OF_BOOKS[tag]
    return PERSONS.get(tag) or TEXTS.get(tag, "")


def _add(entry: Entry, name: str, value: str) -> None:
    if name in PERSONS.values():
        entry.setdefault(name, []).append(person(value))
    elif name in ("issued", "accessed"):
        _add_date(entry, name, value)
    elif name == "keyword":
        entry[name] = f"{entry[name]}, {value}" if name in entry else value
    elif name == "language":
        entry[name] = LANGUAGES.get(value.casefold(), value)
    else:
        entry.setdefault(name, value)


def _add_date(entry: Entry, name: str, value: str) -> None:
    """Of several dates the one that says most."""
    found = _date(value)
    parts = found.get("date-parts", [[]])[0] if isinstance(found, dict) else []
    before = entry.get(name, {}).get("date-parts", [[]])[0]
    if name not in entry or len(parts) > len(before):
        entry[name] = found if parts else {"literal": value}


def _date(value: str) -> dict[str, Any] | str:
    """Year, month and day; else the text."""
    match = _DATE.fullmatch(value.rstrip("/"))
    return {"date-parts": [[int(part) for part in match.groups()[:3] if part]]} if match else value
