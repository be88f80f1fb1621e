"""Keys for entries that come without a good one: the same entry always gets the same key."""

from __future__ import annotations

import re
from collections.abc import Container
from string import ascii_lowercase

from slugify import slugify

from publish.references.likeness import Entry, first_name, year_of
from publish.resolve.keys import is_crossref

_KEY = re.compile(r"[^\W_]+(?:[_:.+/-][^\W_]+)*")
"""What a citation can have without braces, and what Markdown reads as it stands."""

_SHORT_WORDS = frozenset("a an the on of in and to der die das le la les un une el los".split())


def key_for(entry: Entry, taken: Container[str]) -> str:
    """The entry's own key if it is one and is free; else one made from name, year and title."""
    own = str(entry.get("id", ""))
    fit = bool(_KEY.fullmatch(own)) and not is_crossref(own)
    if fit and own not in taken:
        return own
    base = own if fit else _made(entry)
    endings = [*ascii_lowercase[1:], *(f"-{number}" for number in range(27, 10_000))]
    free: str = next(key for key in (base, *(base + end for end in endings)) if key not in taken)
    return free


def _made(entry: Entry) -> str:
    """``smith2020form``: the family name, the year, and the first word of weight in the title."""
    name: str = slugify(first_name(entry), separator="") or "anon"
    words: list[str] = slugify(str(entry.get("title", ""))).split("-")
    word = next((word for word in words if word and word not in _SHORT_WORDS), "")
    year = year_of(entry) or "ND"
    return f"{name}{year}{word}"
