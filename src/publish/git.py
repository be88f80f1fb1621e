"""The only door to the repository that a manuscript lives in."""

from __future__ import annotations

import subprocess
from pathlib import Path


def last_commit(folder: str | Path) -> int | None:
    """When the last commit that touched ``folder`` was made, in seconds since 1970 UTC.

    None where git is missing, the folder is in no repository, or was never committed.
    """
    # A signature's check would print lines of its own before the date.
    command = ["git", "-c", "log.showSignature=false", "-C", str(folder)]
    command += ["log", "-1", "--format=%ct", "--", "."]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return None
    seconds = done.stdout.strip()
    return int(seconds) if done.returncode == 0 and seconds.isdigit() else None
