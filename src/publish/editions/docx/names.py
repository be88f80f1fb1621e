"""The names of bookmarks, by which Word finds what lists, links and cross references lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

_DIGITS = 12
_LONGEST = 40
_VALID = re.compile(r"[^\W\d]\w*")


def listed(identifier: str) -> str:
    """The bookmark by which contents and lists find what ``identifier`` names: ``_Toc…``.

    Word looks for this prefix, and for digits after it, when it makes the list anew.
    """
    return f"_Toc{_digits(identifier)}"


def numbered(identifier: str) -> str:
    """The bookmark of the number alone that ``identifier`` has: ``_Ref…``, as Word names them."""
    return f"_Ref{_digits(identifier)}"


def _digits(identifier: str) -> str:
    number = int(sha256(identifier.encode()).hexdigest(), 16) % 10**_DIGITS
    return f"{number:0{_DIGITS}}"


def word_names(identifiers: Iterable[str]) -> dict[str, str]:
    """Identifier → bookmark: letters, digits and ``_``, 40 at most, unique without case."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for identifier in dict.fromkeys(identifiers):
        name = re.sub(r"[-.:]", "_", identifier)
        if len(name) > _LONGEST or not _VALID.fullmatch(name) or name.casefold() in taken:
            name = "_" + sha256(identifier.encode()).hexdigest()[: _LONGEST - 1]
        taken.add(name.casefold())
        names[identifier] = name
    return names
