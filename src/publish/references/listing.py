"""The references as a table: each with its type, its title and where it is cited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publish.diagnostics import NOWHERE, Span
from publish.references.consulting import Consulted

_MARKUP = re.compile(r"</?(?:i|b|sup|sub|sc|span)\b[^>]*>")


@dataclass(frozen=True)
class Row:
    """A reference."""

    key: str
    type: str
    title: str
    """The short title, where it has one."""
    place: Span
    cited: tuple[Span, ...]


def rows(consulted: Consulted) -> Iterator[Row]:
    """The references in the order of their files."""
    library = consulted.library
    places = library.places
    for entry in library.entries:
        key = str(entry["id"])
        title = str(entry.get("title-short") or entry.get("shortTitle") or entry.get("title") or "")
        yield Row(
            key,
            str(entry.get("type", "")),
            _MARKUP.sub("", title),
            places.get(key, NOWHERE),
            consulted.citings.get(key, ()),
        )
