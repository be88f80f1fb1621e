"""Two entries for one work: under two keys it would stand in the bibliography twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType
from typing import Any

from slugify import slugify
from stdnum import isbn

from publish.diagnostics import diagnose
from publish.source.library.records import Entry, Record, Remark

_WHOLE = frozenset({"book", "report", "thesis", "map", "pamphlet", "standard", "collection"})
"""Types that have an ISBN of their own; a chapter has its book's."""
_MANY = 12
"""More entries than these that look the same are something else: issues of one paper, say."""


@dataclass(frozen=True)
class _Likeness:
    """What two entries have in common: the words for it, and the field that shows it."""

    words: str
    field: str


def twins(entries: Mapping[str, Entry], records: Mapping[str, Record]) -> Iterator[Remark]:
    """A remark on each pair of entries that are one work, at the later of the two."""
    told: set[tuple[str, str]] = set()
    for likeness, sign in _SIGNS.items():
        for keys in _groups(entries, sign):
            for pair in combinations((key for key in keys if key in records), 2):
                if pair in told or len(keys) > _MANY:
                    continue
                told.add(pair)
                first, second = (records[key] for key in pair)
                yield Remark(
                    pair,
                    diagnose(
                        "REF008",
                        second.place(likeness.field),
                        key=second.key,
                        other=first.key,
                        first=first.span,
                        likeness=likeness.words,
                    ),
                )


def _groups(entries: Mapping[str, Entry], sign: Any) -> Iterator[list[str]]:
    """The keys of entries with the same sign, if it is one."""
    groups: dict[Any, list[str]] = {}
    for key, entry in entries.items():
        if found := sign(entry):
            groups.setdefault(found, []).append(key)
    return (keys for keys in groups.values() if len(keys) > 1)


def _doi(entry: Entry) -> str:
    _, found, rest = str(entry.get("DOI", "")).strip().casefold().partition("10.")
    return found + rest


def _isbn(entry: Entry) -> tuple[str, str] | None:
    text = str(entry.get("ISBN", ""))
    if entry.get("type") not in _WHOLE or not isbn.is_valid(text):
        return None
    return isbn.to_isbn13(isbn.compact(text)), str(entry.get("volume", ""))


def _work(entry: Entry) -> tuple[Any, ...] | None:
    """Title, authors and year, and where the work appeared."""
    names = entry.get("author") or entry.get("editor") or []
    authors = tuple(slugify(str(n.get("family") or n.get("literal", ""))) for n in names)
    title = slugify(str(entry.get("title", "")))
    parts = (entry.get("issued") or {}).get("date-parts") or []
    if not title or not authors or not parts or not parts[0]:
        return None
    rest = ("container-title", "volume", "issue", "page", "edition", "number")
    return (title, authors, str(parts[0][0]), *(str(entry.get(name, "")) for name in rest))


_SIGNS = MappingProxyType(
    {
        _Likeness("both have the same DOI", "DOI"): _doi,
        _Likeness("both have the same ISBN", "ISBN"): _isbn,
        _Likeness("title, author and year are the same", "title"): _work,
    }
)
"""Likeness → the function that gives equal signs to entries that are so alike."""
