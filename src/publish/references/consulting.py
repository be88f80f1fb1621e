"""A book's references and what its chapters do with them, read without making anything."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from publish.diagnostics import Diagnostic, Report, Stage, diagnose
from publish.model import Chapter, Manuscript
from publish.pipeline.files import relative
from publish.pipeline.reading import LIBRARY
from publish.pipeline.session import Session, reported, session
from publish.references.citings import Citings, citings
from publish.source import Library

_SETTINGS = frozenset({"CFG009", "CFG010"})
"""What can be wrong with book.yaml's lines on references and citation styles."""

_CODE = re.compile(r"\bREF\d{3}\b")


@dataclass(frozen=True)
class Consulted:
    """The references of a book, and where they are cited."""

    report: Report
    library: Library = field(default_factory=Library)
    citings: Citings = field(default_factory=dict)

    @property
    def unused(self) -> tuple[str, ...]:
        """The keys that nothing cites, in the order of the files."""
        return tuple(key for key in self.library.keys if key not in self.citings)


def consult(path: str | Path) -> Consulted:
    """The references of the manuscript at ``path``; the report has what kept them from being read.

    Nothing is resolved: a key that does not exist, say, is `check`'s business.
    """
    with session(path, (), 1, True) as work:
        if not isinstance(work, Session):
            return Consulted(reported(work, False))
        work.diagnostics += work.runner.run(list(work.read.steps))
        chapters, unread = _chapters(work)
        library: Library = work.value(LIBRARY)
        found = [d for d in work.report(False) if _about(d, work.manuscript, unread)]
        return Consulted(Report.of(found), library, _citings(work, chapters, library))


def check(path: str | Path, *, strict: bool = False) -> Report:
    """What is wrong with the references and citations of the manuscript at ``path``.

    It is what a check of the whole manuscript says of them, and which entries are never cited.
    """
    with session(path, (), 1, True) as work:
        if not isinstance(work, Session):
            return reported(work, strict)
        work.resolve()
        chapters, unread = _chapters(work)
        if not unread:  # a chapter that cannot be read may cite anything
            work.stages.add(Stage.REFS)
            library: Library = work.value(LIBRARY)
            work.diagnostics += _uncited(library, _citings(work, chapters, library))
        report = work.report(strict)
        return Report.of(d for d in report if _about(d, work.manuscript, unread))


def _citings(work: Session, chapters: list[Chapter], library: Library) -> Citings:
    listed = (one for edition in work.manuscript.editions for one in edition.nocite)
    return citings(chapters, listed, library.keys)


def _uncited(library: Library, cited: Citings) -> list[Diagnostic]:
    places = library.places
    return [
        diagnose("REF020", places[key], key=key)
        for key in library.keys
        if key not in cited and key in places
    ]


def _chapters(work: Session) -> tuple[list[Chapter], frozenset[str]]:
    """The chapters, and the paths of the files that could not be read."""
    values = {piece: work.value(step) for piece, step in work.read.parsed.items()}
    root = Path(work.manuscript.root)
    lost = {
        relative(Path(work.manuscript.folder) / (piece.path or ""), root)
        for piece in work.manuscript.outline
        if piece.path is not None and values.get(piece.id) is None
    }
    return [chapter for chapter in values.values() if chapter is not None], frozenset(lost)


def _about(diagnostic: Diagnostic, manuscript: Manuscript, unread: frozenset[str]) -> bool:
    """Whether a diagnostic concerns the references, or hides something that would."""
    root = Path(manuscript.root)
    files = {relative(file.path, root) for file in manuscript.references}
    silence = diagnostic.code == "SRC013" and _CODE.search(diagnostic.message)
    return bool(
        diagnostic.code.startswith("REF")
        or diagnostic.code in _SETTINGS
        or diagnostic.span.path in files | unread
        or silence
    )
