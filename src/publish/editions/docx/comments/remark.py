"""A comment as Word has it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Some words of a block: its id, and from where to where in the text that it shows.

    Where ``start`` and ``end`` are the same, the whole block is meant.
    """

    block: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Remark:
    """A comment; one with a ``parent`` answers it, and stands where it stands."""

    key: str
    """Unique in the document."""
    author: str
    initials: str
    date: str
    """UTC, as ISO 8601 writes it: ``2026-11-23T10:00:00Z``; empty where nobody knows."""
    text: str
    """Paragraphs with an empty line between them."""
    words: Words
    parent: str = ""
    """The key of the comment that its thread begins with."""
    done: bool = False
