"""Names and keys in libraries that have neither CSL's names nor keys to cite by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import chain, count
from string import ascii_lowercase
from typing import Any

from slugify import slugify

_PERSONS = ("author", "editor", "director", "composer", "recipient", "translator")
_YEAR = re.compile(r"\d{3,4}")


def person(text: str) -> dict[str, str]:
    """``Family, Given, Suffix`` as CSL; without a comma, or only one at the end, it is one name."""
    family, *rest = [part.strip() for part in text.split(",")]
    given = rest[0] if rest else ""
    if not given:
        return {"literal": family}
    name = {"family": family, "given": given}
    return {**name, "suffix": rest[1]} if rest[1:] and rest[1] else name


class Keys:
    """Keys for entries that come without: ``kropotkin1890``, and a letter for each further one."""

    def __init__(self, given: Iterable[str]) -> None:
        self._taken = set(given)

    def make(self, entry: Mapping[str, Any]) -> str:
        """A key of the first person's name, or the title's first word, and the year."""
        stem = _name(entry) + _year(entry)
        letters = ["", *ascii_lowercase]
        tails = chain(letters, map(str, count(2)))
        key: str = next(stem + tail for tail in tails if stem + tail not in self._taken)
        self._taken.add(key)
        return key


def _name(entry: Mapping[str, Any]) -> str:
    for role in _PERSONS:
        if names := entry.get(role):
            name = names[0].get("family") or names[0].get("literal", "")
            return str(slugify(name.split(",")[0], separator="")) or "anonymous"
    words = str(slugify(str(entry.get("title", "")))).split("-")
    return max(words[:3], key=len, default="") or "anonymous"


def _year(entry: Mapping[str, Any]) -> str:
    issued = entry.get("issued") or {}
    parts = issued.get("date-parts") or [[issued.get("literal", "")]]
    found = _YEAR.search(str(parts[0][0])) if parts[0] else None
    return found.group() if found else "ND"
