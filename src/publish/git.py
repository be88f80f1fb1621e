"""The only door to the repository that a manuscript lives in."""

from __future__ import annotations

import subprocess
from pathlib import Path


def revision(folder: str | Path) -> str:
    """The first ten digits of the last commit that touched ``folder``; empty where there is none.

    Always as many, since git's own short form grows with the repository.
    """
    return _last(folder, "%H")[:10]


def last_commit(folder: str | Path) -> int | None:
    """When the last commit that touched ``folder`` was made, in seconds since 1970 UTC.

    None where git is missing, the folder is in no repository, or was never committed.
    """
    seconds = _last(folder, "%ct")
    return int(seconds) if seconds.isdigit() else None


def _last(folder: str | Path, form: str) -> str:
    """What git says of the last commit that touched the folder, in one of its formats."""
    # A signature's check would print lines of its own before it.
    command = ["git", "-c", "log.showSignature=false", "-C", str(folder)]
    command += ["log", "-1", f"--format={form}", "--", "."]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
