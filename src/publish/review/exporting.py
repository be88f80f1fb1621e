"""`export`: an edition is made for a reviewer, with the open comments, and a round is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from publish import config
from publish.diagnostics import NOWHERE, Report, diagnose
from publish.model import Edition
from publish.pipeline.files import relative, write_whole
from publish.pipeline.manifest import tool_versions
from publish.pipeline.progress import Progress, Silent, Watch
from publish.pipeline.session import Session, reported, session
from publish.review.choosing import chosen, edition_for
from publish.review.keeping import keep, names
from publish.review.making import Made, make
from publish.review.reading import comments_of
from publish.review.round import BLOCKS, RECORD, ROUNDS, SOURCE, block_map, files_of, written
from publish.review.schema import RoundFile, SentComment

_PROGRAMS = ("publish", "pandoc")


@dataclass(frozen=True)
class Wish:
    """What somebody asked for."""

    chapters: tuple[str, ...] = ()
    """Numbers or files; the whole book if there are none."""
    reviewer: str = ""
    note: str = ""
    edition: str = ""
    resolved: bool = False
    """Whether threads that are resolved go along, too."""
    output: Path | None = None
    """Where else the DOCX goes: a file that ends in .docx, or a folder."""


@dataclass(frozen=True)
class Exported:
    """A round that was kept; or why there is none."""

    report: Report
    round: str | None = None
    path: str | None = None
    """The document that is to be sent."""
    size: int = 0
    """Its bytes."""
    comments: int = 0
    """How many are in it."""


def export(
    path: str | Path,
    wish: Wish,
    now: datetime,
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Exported:
    """Make a copy of the manuscript at ``path`` for a reviewer, and keep it as a round.

    ``now`` is the time that the round has. Nothing is written where the manuscript, or
    ``review/comments.yaml``, has errors.
    """
    loaded = config.load(path)
    if loaded.value is None:
        return Exported(Report.of(loaded.diagnostics))
    root = Path(loaded.value.root)
    edition, pieces = edition_for(loaded.value, wish.edition), chosen(loaded.value, wish.chapters)
    comments = comments_of(root)
    problems = [*edition.diagnostics, *pieces.diagnostics, *comments.diagnostics]
    if edition.value is None or problems:
        return Exported(Report.of(problems))
    watcher = Watch(progress or Silent())
    with session(path, (edition.value.name,), jobs, True, watcher) as work:
        if not isinstance(work, Session):
            return Exported(reported(work, False))
        made = make(
            work, edition.value, pieces.value, comments.value, watcher,
            whole=not wish.chapters, resolved=wish.resolved,
        )  # fmt: skip
        report = work.report(False)
        if made is None or report.errors:
            return Exported(report)
    return _exported(root, made, edition.value, wish, now, report)


def _exported(
    root: Path, made: Made, edition: Edition, wish: Wish, now: datetime, report: Report
) -> Exported:
    """The copy on disk; where it cannot be put elsewhere, the round is there all the same."""
    try:
        name = _kept(root, made, edition, wish, now)
        kept = root / ROUNDS / name / _document(edition, name)
        content = kept.read_bytes()
    except OSError as error:
        return Exported(_with(report, root, error))
    path, size, count = relative(kept, root), len(content), len(made.copy.remarks)
    if wish.output is not None:
        wanted = wish.output
        target = wanted if wanted.suffix.lower() == ".docx" else wanted / kept.name
        try:
            write_whole(target, content)
            path = relative(target, root)
        except OSError as error:
            report = _with(report, root, error)
    return Exported(report, name, path, size, count)


def _kept(root: Path, made: Made, edition: Edition, wish: Wish, now: datetime) -> str:
    """The name of the round, whose folder is on the disk now. Raises OSError."""
    versions = tool_versions()
    remarks = made.copy.remarks
    blocks = block_map(made.copy.blocks)
    source = {f"{SOURCE}/{path}": content for path, content in made.snapshot.items()}

    def contents(name: str) -> Mapping[str, bytes]:
        document = _document(edition, name)
        files = {document: made.copy.document(name), BLOCKS: blocks, **source}
        record = RoundFile(
            round=name,
            book=edition.metadata.identifier or None,
            title=edition.metadata.title,
            edition=edition.name,
            reviewer=wish.reviewer or None,
            note=wish.note or None,
            date=_instant(now),
            revision=made.revision or None,
            program={program: versions[program] for program in _PROGRAMS},
            whole=not wish.chapters,
            chapters=made.paths,
            document=document,
            comments=tuple(SentComment(id=r.key, word=str(n)) for n, r in enumerate(remarks)),
            inputs=made.pictures,
            files=files_of(files),
        )
        return {**files, RECORD: written(record)}

    folder = root / ROUNDS
    return keep(folder, names(_instant(now)[:10], wish.reviewer), contents)


def _document(edition: Edition, name: str) -> str:
    return f"{edition.metadata.slug}-{name}.docx"


def _instant(now: datetime) -> str:
    return now.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _with(report: Report, root: Path, error: OSError) -> Report:
    """The report, and what could not be written."""
    place = relative(str(error.filename or root / ROUNDS), root)
    problem = (error.strerror or str(error)).lower()
    return Report.of([*report, diagnose("BLD001", NOWHERE, path=place, problem=problem)])
