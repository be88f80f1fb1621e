"""A copy is made: the edition's steps are run, for the whole book or for some of its chapters."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from publish.editions import FORMATS
from publish.editions.plan import Plan
from publish.model import Edition, Piece, Resolved, Step
from publish.pipeline.files import relative
from publish.pipeline.needs import plans_of
from publish.pipeline.plan import filled, kinds_present
from publish.pipeline.progress import Watch
from publish.pipeline.reading import LIBRARY
from publish.pipeline.session import Session
from publish.pipeline.state import state
from publish.review.blocks import Block, entries_of
from publish.review.choosing import narrowed
from publish.review.comment import Comment, is_open, threads
from publish.review.copy import Copy, concerning, copy_of
from publish.review.documents import decoded
from publish.review.schema import FileEntry
from publish.review.snapshot import pictures, snapshot
from publish.source import Library


@dataclass(frozen=True)
class Made:
    """A copy, and what it was made of."""

    copy: Copy
    paths: tuple[str, ...]
    """Its chapters' files, from the book's root."""
    revision: str
    snapshot: Mapping[str, bytes]
    pictures: tuple[FileEntry, ...]


def make(
    work: Session,
    edition: Edition,
    pieces: Sequence[Piece],
    comments: Sequence[Comment],
    watcher: Watch,
    *,
    whole: bool,
    resolved: bool,
) -> Made | None:
    """The copy of ``pieces``; None where the session has errors to report.

    ``whole`` says that they are the whole book, ``resolved`` that its copy has the comments of
    threads that are done with, too.
    """
    work.resolve()
    if work.report(False).errors:
        return None
    now = state(Path(work.manuscript.folder), os.environ)
    plan = plans_of(work, now)[edition.name]
    content = _product(work, plan, pieces, watcher, whole=whole)
    shown: list[Resolved] = [work.value(plan.resolved[piece.id]) for piece in pieces]
    kept = snapshot(work, shown)
    work.diagnostics += kept.diagnostics
    if content is None or kept.diagnostics:
        return None
    sources = {path: decoded(text, path).value or "" for path, text in kept.value.items()}
    asked = [one for one in threads(comments) if resolved or is_open(one)]
    paths = tuple(one.path for one in shown)
    copy = copy_of(
        content,
        shown,
        sources,
        _entries(work, sources),
        concerning(asked, paths, _files(work)),
        whole=whole,
        through=edition.notes_number == "book",
    )
    work.diagnostics += copy.diagnostics
    return Made(copy, paths, now.revision, kept.value, pictures(work, shown))


def _product(
    work: Session, plan: Plan, pieces: Sequence[Piece], watcher: Watch, *, whole: bool
) -> bytes | None:
    """The edition's bytes; None where its steps had errors to report."""
    plan = plan if whole else _part_of(work, plan, pieces)
    steps = FORMATS[plan.edition.format].steps(plan)
    watcher.begin(work.runner.estimate(steps), {plan.edition.name: (plan.product, steps)})
    work.diagnostics += work.runner.run(steps, stop_at_errors=True)
    watcher.end()
    if plan.product not in work.runner.records:
        return None
    made: bytes = work.value(plan.product).content
    return made


def _part_of(work: Session, plan: Plan, pieces: Sequence[Piece]) -> Plan:
    """The plan for some pieces, whose apparatus has been made."""
    plan, apparatus = narrowed(plan, pieces)
    name = f"{apparatus.name}:present"
    present = Step(name, kinds_present, (apparatus.name,), edition=plan.edition.name)
    work.diagnostics += work.runner.run((apparatus, present), stop_at_errors=True)
    return replace(plan, outline=filled(plan.outline, work.value(name), plan.edition))


def _entries(work: Session, sources: Mapping[str, str]) -> Mapping[str, tuple[Block, ...]]:
    """What the files of references have."""
    library: Library = work.value(LIBRARY)
    root = Path(work.manuscript.root)
    paths = [relative(file.path, root) for file in work.manuscript.references]
    return {path: entries_of(library.places, path, sources[path]) for path in paths}


def _files(work: Session) -> list[str]:
    """All chapters' files of the book."""
    folder, root = Path(work.manuscript.folder), Path(work.manuscript.root)
    return [relative(folder / one.path, root) for one in work.manuscript.outline if one.path]
