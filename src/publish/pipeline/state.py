"""What is in a manuscript folder, and which state of the manuscript that is."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from publish import git

_OF_REVIEWS = (("review", "rounds"), ("review", "comments.yaml"))


def sources(folder: Path, pattern: str = "*") -> Iterator[Path]:
    """What is in a manuscript folder, without what builds and reviews have put there, or git.

    The former is in it only where the folder is the book's root, too.
    """
    apart = folder.name != "manuscript"
    for place, folders, names in os.walk(folder):
        parts = Path(place).relative_to(folder).parts
        folders[:] = [name for name in folders if name != ".git"]
        if apart:  # a cache holds thousands of files: it is not even looked into
            folders[:] = [name for name in folders if not written_here((*parts, name))]
            names = [name for name in names if not written_here((*parts, name))]
        yield from (Path(place, name) for name in fnmatch.filter((*folders, *names), pattern))


def written_here(parts: Sequence[str]) -> bool:
    """Whether the path from the book's root with these parts is of a build or a review."""
    return tuple(parts[:1]) == ("build",) or tuple(parts[:2]) in _OF_REVIEWS


@dataclass(frozen=True)
class State:
    """Which state of the manuscript a book is made from."""

    modified: int
    """When it last changed, in seconds since 1970 UTC."""
    revision: str = ""
    """Its last commit; empty outside of a repository."""


def state(folder: Path, environment: Mapping[str, str]) -> State:
    """The manuscript's state; ``environment`` may say when it was last changed."""
    commit = git.last(folder)
    revision = commit.name[: git.SHORT] if commit else ""
    return State(_modified(folder, environment, commit), revision)


def _modified(folder: Path, environment: Mapping[str, str], commit: git.Commit | None) -> int:
    """When the manuscript last changed, in seconds since 1970 UTC.

    ``SOURCE_DATE_EPOCH`` if set, else the folder's last commit, else its newest file.
    """
    stated = environment.get("SOURCE_DATE_EPOCH", "")
    if stated.isdecimal():
        return int(stated)
    if commit is not None:
        return commit.seconds
    times = [int(path.stat().st_mtime) for path in sources(folder) if path.is_file()]
    return max(times, default=0)
