"""Files that a build reads and writes."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from publish.model import File


def hashed(path: Path) -> File:
    """The file with its SHA-256. Raises OSError where it cannot be read."""
    return File(str(path), hashlib.sha256(path.read_bytes()).hexdigest())


def relative(path: str | Path, root: Path) -> str:
    """``path`` as diagnostics and the manifest name it: from the root, with ``/``."""
    try:
        return Path(path).resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return Path(path).as_posix()


def write_whole(path: Path, content: bytes) -> None:
    """The file written beside its place and renamed, so that it is never half there.

    One that holds this already is left as it is. Raises OSError; what stood there before is then
    untouched.
    """
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
