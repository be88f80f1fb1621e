"""How large the store is, whether it is whole, and making room in it."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from publish.store.store import whole

LIMIT = 2 * 1024**3
"""How many bytes a store may hold after a build."""
_LEFT = 0.8
"""Share of the limit that is left when room is made, so that it is not made at every build."""
_UNCOUNTED = 0.05
"""Share of the limit that may come in before all files are counted again: of thousands, that
takes longer than all else at the end of a build. Two at once may each bring so much."""
_ROOM = "room"
"""The file that says how many bytes may still come in."""
_RECORD = 1000
"""Bytes that a step's record takes at most, for the most part."""


@dataclass(frozen=True)
class Extent:
    """What a store holds."""

    records: int
    values: int
    bytes: int


@dataclass(frozen=True)
class _Entry:
    kind: str
    path: Path
    bytes: int
    used: float


def extent(folder: str) -> Extent:
    """How many records and values there are, and their size."""
    entries = list(_entries(folder))
    records = sum(entry.kind == "steps" for entry in entries)
    return Extent(records, len(entries) - records, sum(entry.bytes for entry in entries))


def keep_within(folder: str, added: Iterable[int], limit: int = LIMIT) -> None:
    """Make room after a build, if it may be needed; ``added`` are the sizes of the new values."""
    path = Path(folder, _ROOM)
    left = _room(path) - sum(size + _RECORD for size in added)
    if left < 0:
        held = _held(folder)
        if held > limit:
            held -= make_room(folder, limit)
        left = min(limit - held, int(limit * _UNCOUNTED))
    with contextlib.suppress(OSError):
        path.write_text(str(left), encoding="ascii")


def _room(path: Path) -> int:
    """How many bytes may come in; none, where that is not known."""
    try:
        return int(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0


def make_room(folder: str, limit: int = LIMIT) -> int:
    """Delete what was used longest ago until the store fits; how many bytes went."""
    if _held(folder) <= limit:
        return 0
    entries = sorted(_entries(folder), key=lambda entry: entry.used)
    total = sum(entry.bytes for entry in entries)
    gone = 0
    for entry in entries:
        if total - gone <= limit * _LEFT:
            break
        with contextlib.suppress(OSError):
            entry.path.unlink()
            gone += entry.bytes
    return gone


def verify(folder: str) -> int:
    """Delete every entry that is not what it was; how many there were."""
    return sum(whole(str(entry.path), entry.kind) is None for entry in _entries(folder))


def clear(folder: str) -> None:
    """Delete the store. Raises OSError where it cannot be deleted."""
    if Path(folder).exists():
        shutil.rmtree(folder)


def _held(folder: str) -> int:
    """How many bytes there are."""
    return sum(about.st_size for _, _, about in _files(folder))


def _entries(folder: str) -> Iterator[_Entry]:
    for kind, path, about in _files(folder):
        yield _Entry(kind, Path(path), about.st_size, about.st_mtime)


def _files(folder: str) -> Iterator[tuple[str, str, os.stat_result]]:
    """Kind, path and what the system knows of each file; there are thousands of them."""
    for kind in ("steps", "values"):
        for shelf in _shelves(f"{folder}/{kind}"):
            with contextlib.suppress(OSError), os.scandir(shelf) as files:
                for file in files:
                    yield kind, file.path, file.stat()


def _shelves(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as shelves:
            return sorted(shelf.path for shelf in shelves)
    except OSError:
        return []
