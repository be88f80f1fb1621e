"""The names of bookmarks that stand for headings and captions in generated lists."""

from __future__ import annotations

from hashlib import sha256

_DIGITS = 12


def listed(identifier: str) -> str:
    """The bookmark by which contents and lists find what ``identifier`` names: ``_Toc…``.

    Word looks for this prefix, and for digits after it, when it makes the list anew.
    """
    number = int(sha256(identifier.encode()).hexdigest(), 16) % 10**_DIGITS
    return f"_Toc{number:0{_DIGITS}}"
