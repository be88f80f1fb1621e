"""Citation keys that are labels: pandoc reads ``@fig-map`` as a citation."""

from __future__ import annotations

PREFIXES = ("sec-", "fig-", "tbl-", "eq-")
"""Quarto's prefixes of labels; no reference may have a key that begins so."""


def is_crossref(key: str) -> bool:
    """Whether a citation key is the label of something in the book."""
    return key.startswith(PREFIXES)
