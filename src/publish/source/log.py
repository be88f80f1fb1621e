"""What pandoc's own log has to say to an author."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publish.diagnostics import Diagnostic, Span, diagnose


def reported(log: list[dict[str, Any]], path: str) -> Iterator[Diagnostic]:
    """The messages that tell of something lost, as diagnostics."""
    for entry in log:
        if entry["type"] == "NoteDefinedButNotUsed":
            yield diagnose("NOT002", _span(entry, path), label=entry["key"])
        elif entry["type"] == "DuplicateNoteReference":
            yield diagnose("NOT003", _span(entry, path), label=entry["contents"])
        elif entry["type"] == "UnclosedDiv":
            yield diagnose("SRC017", _span(entry["openpos"], path))


def _span(position: dict[str, Any], path: str) -> Span:
    """In a list or a quotation pandoc counts from where that begins: no place in the file."""
    if position["source"]:
        return Span(path)
    return Span(path, position["line"], position["column"])
