"""What a build notes of an e-book beside it: where each of its blocks stands in the manuscript,
and each entry of its bibliography in the library.

The note lies in the hidden folder `FOLDER` beside the e-book and holds for that very file: what
the manuscript has become since, or somebody has made of the book, is no business of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from publish.diagnostics import Span

FOLDER = ".places"
COVER = "#cover"
"""What stands among the blocks for the setting that names the cover; no block is called so."""

ENTRY = "ref-"
"""What the identifier of a bibliography's entry begins with; its key follows."""


@dataclass(frozen=True)
class Note:
    """The edition's name, and block → place; both are empty where nothing is known."""

    edition: str = ""
    places: Mapping[str, Span] = field(default_factory=dict)


def note_path(book: Path) -> Path:
    """Where the note on an e-book lies."""
    return book.parent / FOLDER / f"{book.name}.json"


def written(content: bytes, note: Note) -> bytes:
    """A note on an e-book of this content: its places by file, each as ``line:column``."""
    files: dict[str, dict[str, str]] = {}
    for anchor, span in sorted(note.places.items()):
        at = ":".join(str(number) for number in (span.line, span.column) if number)
        files.setdefault(span.path, {})[anchor] = at
    tree = {
        "sha256": hashlib.sha256(content).hexdigest(),
        "edition": note.edition,
        "files": {path: files[path] for path in sorted(files)},
    }
    return (json.dumps(tree, ensure_ascii=False) + "\n").encode()


def noted(book: Path, content: bytes) -> Note:
    """The note on the e-book at ``book``; an empty one if there is none, or it is of another."""
    try:
        tree = json.loads(note_path(book).read_bytes())
        if tree["sha256"] != hashlib.sha256(content).hexdigest():
            return Note()
        places = {
            anchor: _span(path, at)
            for path, anchors in tree["files"].items()
            for anchor, at in anchors.items()
        }
        return Note(str(tree["edition"]), places)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Note()


def _span(path: str, at: str) -> Span:
    line, _, column = at.partition(":")
    return Span(path, int(line) if line else None, int(column) if column else None)
