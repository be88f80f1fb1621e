"""Chapters by number or file: what the anchors in them begin with."""

from __future__ import annotations

from collections.abc import Collection

from publish.model import Kind, Manuscript
from publish.source.anchors import file_key


def chapters_of(names: Collection[str], old: Manuscript, new: Manuscript) -> frozenset[str]:
    """What the anchors of these chapters begin with: ``3``, or ``03-growth.md``.

    A number is the new state's; one that it has no more, the old one's. Raises ValueError for
    what neither has.
    """
    known = _chapters(old) | _chapters(new)
    for name in names:
        if name not in known:
            raise ValueError(f"there is no chapter {name}")
    return frozenset(known[name] for name in names)


def _chapters(manuscript: Manuscript) -> dict[str, str]:
    """Number and file of each file of the book → what its anchors begin with."""
    files = [piece for piece in manuscript.outline if piece.path]
    found = {piece.path or "": file_key(piece.path or "") for piece in files}
    numbered = [piece for piece in files if piece.kind is Kind.CHAPTER and piece.number]
    return found | {piece.number: found[piece.path or ""] for piece in numbered}
