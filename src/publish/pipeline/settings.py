"""book.yaml as it was read, unless it or what it names has changed since."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from publish import config
from publish.config.files import Folder
from publish.diagnostics import Outcome
from publish.model import File, Manuscript
from publish.pipeline.caching import CACHE
from publish.pipeline.files import hashed
from publish.pipeline.remembering import Memory
from publish.pipeline.state import sources
from publish.pipeline.surroundings import told_of
from publish.store import Store

_BOOK = "book.yaml"
_READ = (".md", ".yaml", ".yml", ".json", ".bib", ".ris", ".xml")
"""The kinds of files that others read, whatever book.yaml says of them: texts and references."""


def loaded(path: str | Path, cache: bool) -> Outcome[Manuscript | None]:
    """The manuscript at ``path``; see `publish.config.load`. Without ``cache`` it is read."""
    folder = config.locate(path)
    if folder is None or not cache:
        return config.load(path)
    store = str(folder.root / CACHE)
    try:
        found = Memory(Store(store, store)).of(
            _BOOK, lambda: _told(folder), lambda: config.load(path)
        )
        if found.value is None or found.diagnostics:
            return found
        files = tuple(_as_it_is(file) for file in found.value.references)
    except OSError:  # a file that cannot be read, or is gone: whoever reads book.yaml says so
        return config.load(path)
    return Outcome(replace(found.value, references=files))


def _told(folder: Folder) -> tuple[Any, ...]:
    """All that the manuscript depends on, but for what is in its chapters and references."""
    book = (folder.path / _BOOK).read_bytes()
    return str(folder.path), str(folder.root), book, tuple(_named(folder.path))


def _named(folder: Path) -> Iterator[str]:
    """The files and folders that book.yaml may name; links with where they lead."""
    for path in sorted(sources(folder)):
        leads = os.path.realpath(path) if path.is_symlink() else ""
        known = path.suffix.lower() in _READ or path.is_dir()
        yield leads + (str(path) if known else told_of(str(path)))


def _as_it_is(file: File) -> File:
    return hashed(Path(file.path))
