"""The names of bookmarks by which Word finds what lists and cross references show."""

from __future__ import annotations

from hashlib import sha256

_DIGITS = 12


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
