"""A round's folder: written whole or not at all, and never over another."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from slugify import slugify

_LONGEST = 40
"""Letters of a reviewer's name in the name of a folder."""


def names(day: str, reviewer: str) -> Iterator[str]:
    """``2026-11-23-emma``, and with numbers where that is taken."""
    base = "-".join(filter(None, (day, slugify(reviewer, max_length=_LONGEST))))
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1


def keep(
    folder: Path, candidates: Iterator[str], contents: Callable[[str], Mapping[str, bytes]]
) -> str:
    """The first free name in ``folder``; its ``contents``, by paths, stand there now.

    They are written beside it and renamed together. Raises OSError where that fails, and leaves
    nothing behind.
    """
    for name in candidates:
        if _taken(folder, name):
            continue
        part = folder / f".{name}.{os.getpid()}.part"
        try:
            for path, content in contents(name).items():
                _write(part / path, content)
            part.rename(folder / name)  # fails where another has been quicker
        except OSError:
            if not (folder / name).exists():
                raise
        else:
            _settle(folder)
            return name
        finally:
            shutil.rmtree(part, ignore_errors=True)
    raise AssertionError("names never end")


def _taken(folder: Path, name: str) -> bool:
    """Also by something that is no folder, and where capitals do not count."""
    known = [entry.name.casefold() for entry in folder.iterdir()] if folder.is_dir() else []
    return name.casefold() in known


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _settle(folder: Path) -> None:
    """The new name on the disk itself, where the system can be told so."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
