"""The files that a copy was made of, as they were when it was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath

from publish.diagnostics import Diagnostic, Outcome, Span, diagnose
from publish.model import Resolved
from publish.pipeline.files import relative
from publish.pipeline.session import Session
from publish.review.round import ROUNDS
from publish.review.schema import FileEntry
from publish.source import SUFFIX


def snapshot(work: Session, pieces: Sequence[Resolved]) -> Outcome[Mapping[str, bytes]]:
    """What the text of ``pieces`` was made of, by the path from the book's root.

    Their files, the descriptions of their pictures, book.yaml and all references. Reports what
    has changed since it was read.
    """
    root = Path(work.manuscript.root)
    known = {file.path: file.sha256 for file in work.read.inputs}
    found: dict[str, bytes] = {}
    problems: list[Diagnostic] = []
    for file in _wanted(work, pieces, known):
        shown = relative(file, root)
        try:
            content = file.read_bytes()
        except OSError as error:
            problem = (error.strerror or str(error)).lower()
            problems.append(diagnose("SRC004", Span(shown), path=shown, problem=problem))
            continue
        if sha256(content).hexdigest() != known.get(str(file), sha256(content).hexdigest()):
            problems.append(_changed(shown))
        found[shown] = content
    return Outcome(found, tuple(problems))


def _changed(path: str) -> Diagnostic:
    problem = f"{path} has changed while the copy was made"
    return diagnose("BLD001", Span(path), "Run the command again.", path=ROUNDS, problem=problem)


def _wanted(work: Session, pieces: Sequence[Resolved], known: Mapping[str, str]) -> Iterator[Path]:
    folder = Path(work.manuscript.folder)
    yield folder / "book.yaml"
    yield from (folder / one.piece.path for one in pieces if one.piece.path)
    yield from (Path(file.path) for file in work.manuscript.references)
    images = dict.fromkeys(path for one in pieces for path in one.images)
    described = (folder / PurePosixPath(path).with_suffix(SUFFIX) for path in images)
    yield from (path for path in described if str(path) in known)


def pictures(work: Session, pieces: Sequence[Resolved]) -> tuple[FileEntry, ...]:
    """The pictures that ``pieces`` show, which are named and not kept: Word cannot change them."""
    root = Path(work.manuscript.root)
    shown = sorted({path for one in pieces for path in one.images} & work.read.pictures.keys())
    files = (work.read.pictures[path] for path in shown)
    return tuple(FileEntry(path=relative(one.path, root), sha256=one.sha256) for one in files)
