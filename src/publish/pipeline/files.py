"""Files that a build reads and writes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from publish import git
from publish.diagnostics import Diagnostic, Span, diagnose
from publish.model import File
from publish.source import SUFFIX, SUFFIXES, problem_of


def hashed(path: Path) -> File:
    """The file with its SHA-256. Raises OSError where it cannot be read."""
    return File(str(path), hashlib.sha256(path.read_bytes()).hexdigest())


def relative(path: str | Path, root: Path) -> str:
    """``path`` as diagnostics and the manifest name it: from the root, with ``/``."""
    try:
        return Path(path).resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return Path(path).as_posix()


_OF_REVIEWS = (("review", "rounds"), ("review", "comments.yaml"))


def sources(folder: Path, pattern: str = "*") -> Iterator[Path]:
    """What is in a manuscript folder, without what builds and reviews have put there.

    That is in it only where the folder is the book's root, too.
    """
    for path in folder.rglob(pattern):
        parts = path.relative_to(folder).parts
        if folder.name == "manuscript" or not written_here(parts):
            yield path


def written_here(parts: Sequence[str]) -> bool:
    """Whether the path from the book's root with these parts is of a build or a review."""
    return tuple(parts[:1]) == ("build",) or tuple(parts[:2]) in _OF_REVIEWS


def survey(folder: Path) -> tuple[Mapping[str, File], Mapping[str, str]]:
    """The pictures of a manuscript folder by relative path, and what is wrong with each."""
    files: dict[str, File] = {}
    problems: dict[str, str] = {}
    for path in sorted(sources(folder)):
        name = path.relative_to(folder)
        if path.suffix.lower() not in SUFFIXES or any(p.startswith(".") for p in name.parts):
            continue
        inside = path.resolve().is_relative_to(folder.resolve())
        problems[name.as_posix()] = problem_of(path) if inside else "its link leads elsewhere"
        if inside and path.is_file() and not problems[name.as_posix()]:
            files[name.as_posix()] = hashed(path)
    return files, problems


def descriptions(
    folder: Path, root: Path, pictures: Iterable[str]
) -> tuple[Mapping[str, Path], tuple[Diagnostic, ...]]:
    """Picture → the file of its long description; IMG006 for a file that has no picture."""
    wanted = {path: PurePosixPath(path).with_suffix(SUFFIX).as_posix() for path in pictures}
    found = sources(folder, f"*{SUFFIX}")
    files = {path.relative_to(folder).as_posix(): path for path in found}
    orphans = sorted(name for name in files.keys() - wanted.values() if "/." not in f"/{name}")
    problems = (
        diagnose("IMG006", Span(relative(files[name], root)), path=name, advice=_advice(name))
        for name in orphans
    )
    return {path: files[name] for path, name in wanted.items() if name in files}, tuple(problems)


def _advice(name: str) -> str:
    picture = name.removesuffix(SUFFIX)
    return f"Name it after its picture: it would describe {picture}.svg, {picture}.png …"


@dataclass(frozen=True)
class State:
    """Which state of the manuscript a book is made from."""

    modified: int
    """When it last changed, in seconds since 1970 UTC."""
    revision: str = ""
    """Its last commit; empty outside of a repository."""


def state(folder: Path, environment: Mapping[str, str]) -> State:
    """The manuscript's state; ``environment`` may say when it was last changed."""
    return State(modified(folder, environment), git.revision(folder))


def modified(folder: Path, environment: Mapping[str, str]) -> int:
    """When the manuscript last changed, in seconds since 1970 UTC.

    ``SOURCE_DATE_EPOCH`` if set, else the folder's last commit, else its newest file.
    """
    stated = environment.get("SOURCE_DATE_EPOCH", "")
    if stated.isdecimal():
        return int(stated)
    committed = git.last_commit(folder)
    if committed is not None:
        return committed
    times = [int(path.stat().st_mtime) for path in sources(folder) if path.is_file()]
    return max(times, default=0)


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
