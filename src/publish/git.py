"""The only door to the repository that a manuscript lives in."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

SHORT = 10
"""Digits of a commit's name that are shown."""
_APART = tuple(f":(exclude)review/{name}" for name in ("rounds", "comments.yaml"))


@dataclass(frozen=True)
class Commit:
    """A commit: its whole name, and when it was made, in seconds since 1970 UTC."""

    name: str
    seconds: int


def revision(folder: str | Path, at: str = "HEAD") -> str:
    """The first ten digits of the last commit that touched ``folder``; empty where there is none.

    ``at`` is the commit from which it is looked for. Always as many, since git's own short form
    grows with the repository.
    """
    found = last(folder, at)
    return found.name[:SHORT] if found else ""


def last_commit(folder: str | Path, at: str = "HEAD") -> int | None:
    """When the last commit that touched ``folder`` was made, in seconds since 1970 UTC.

    None where git is missing, the folder is in no repository, or was never committed.
    """
    found = last(folder, at)
    return found.seconds if found else None


def commit(folder: str | Path, name: str) -> str:
    """The commit that ``name`` means (a branch, a tag, ``HEAD~3``); empty where it means none."""
    wanted = ("--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    done = _git(folder, "rev-parse", *wanted)
    return done.decode().strip() if done else ""


def entries(folder: str | Path, at: str) -> tuple[str, ...]:
    """What the folder had in it at a commit, by name."""
    done = _git(folder, "ls-tree", "-z", "--name-only", at) or b""
    return tuple(name.decode(errors="surrogateescape") for name in done.split(b"\0") if name)


def take_out(folder: str | Path, at: str, names: Collection[str], target: Path) -> None:
    """Write the files that the folder had at a commit under these names into ``target``.

    Links are left out: they may lead anywhere. Nothing of the repository is touched.
    """
    content = _git(folder, "archive", "--format=tar", at, "--", *names) if names else None
    if content is None:
        return
    import tarfile  # slow to load, and hardly ever needed

    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        for member in archive:
            place = target / member.name
            held = archive.extractfile(member) if member.isfile() else None
            if held is not None and place.resolve().is_relative_to(target.resolve()):
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(held.read())


def last(folder: str | Path, at: str = "HEAD") -> Commit | None:
    """The last commit that touched the folder; None as for `last_commit`.

    What reviews have left in it, where it is the book's root, is not of the manuscript.
    """
    # A signature's check would print lines of its own before it.
    said = _git(folder, "log", "-1", "--format=%H %ct", at, "--", ".", *_APART)
    name, _, seconds = said.decode().strip().partition(" ") if said else ("", "", "")
    return Commit(name, int(seconds)) if seconds.isdigit() else None


def _git(folder: str | Path, *arguments: str) -> bytes | None:
    """What git answers; None where it is missing, or says no."""
    command = ["git", "-c", "log.showSignature=false", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except (OSError, ValueError):  # no git, or a name that no program can be given
        return None
    return done.stdout if done.returncode == 0 else None
