"""`redline`: two states of a manuscript are built, compared, and what has changed is printed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from publish.diagnostics import NOWHERE, Diagnostic, Report, diagnose
from publish.editions.docx.package import Package
from publish.model import Artefact, Edition, Manuscript
from publish.pipeline.files import relative, write_whole
from publish.pipeline.progress import Progress
from publish.redline.building import as_redlined, built, chosen
from publish.redline.changes import Redline, of_chapters
from publish.redline.choosing import chapters_of
from publish.redline.comparing import compare, same_notes
from publish.redline.foreign import foreign
from publish.redline.page import Page, html, pdf
from publish.redline.reading import notes, read
from publish.redline.states import Version, version
from publish.redline.summary import Count, counts
from publish.redline.word import written

FORMATS = ("docx", "html", "pdf")
AUTHOR = "publish"


@dataclass(frozen=True)
class Redlined:
    """What was written, what has changed in each chapter, and everything there was to say.

    Where nothing has changed there are no counts, and nothing is written.
    """

    artefacts: tuple[Artefact, ...]
    counts: tuple[Count, ...]
    report: Report


def redline(
    old: str | Path,
    new: str | Path = "",
    manuscript: str | Path = "manuscript",
    *,
    edition: str = "",
    chapters: Collection[str] = (),
    formats: Sequence[str] = FORMATS,
    output: str | Path | None = None,
    author: str = AUTHOR,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Redlined:
    """Write what has changed from ``old`` to ``new``, each a folder or a revision.

    Without ``new`` it is the manuscript as it stands in its folder. Raises ValueError for an
    edition or a chapter that there is not.
    """
    with ExitStack() as stack:
        states = [
            stack.enter_context(version(name or manuscript, manuscript)) for name in (old, new)
        ]
        problems = [problem for state in states for problem in state.diagnostics]
        before, after = (state.value for state in states)
        if before is None or after is None:
            return _failed(problems)
        made = _compared(before, after, edition, chapters, jobs, progress)
        if not isinstance(made, _Compared):
            return _failed([*problems, *made])
        found = tuple(counts(made.redline))
        if not found:
            return Redlined((), (), Report())
        try:
            artefacts = tuple(_written(made, after, formats, output, author))
        except OSError as error:
            place = relative(str(error.filename or ""), after.root)
            problem = (error.strerror or str(error)).lower()
            return _failed([diagnose("BLD001", NOWHERE, path=place, problem=problem)])
        return Redlined(artefacts, found, Report())


def _failed(problems: Sequence[Diagnostic]) -> Redlined:
    return Redlined((), (), Report.of(problems))


@dataclass(frozen=True)
class _Compared:
    redline: Redline
    old: Package
    new: Package
    manuscript: Manuscript
    edition: Edition
    labels: tuple[str, str]


def _compared(
    old: Version,
    new: Version,
    name: str,
    chapters: Collection[str],
    jobs: int | None,
    progress: Progress | None,
) -> _Compared | tuple[Diagnostic, ...]:
    """What has changed; or what keeps one of the states from being built."""
    errors = tuple(one.told(problem) for one in (old, new) for problem in one.errors)
    if errors or old.manuscript is None or new.manuscript is None:
        return errors
    edition = chosen(new.manuscript, name)
    before = chosen(old.manuscript, name or (edition.name if edition else ""))
    before = before or chosen(old.manuscript, "")
    if edition is None or before is None:
        raise ValueError(f"there is no edition “{name}” of the text")
    wanted = chapters_of(chapters, old.manuscript, new.manuscript)
    shown = as_redlined(edition)
    contents = []
    for one, original, like in ((old, before, shown), (new, edition, None)):
        assert one.manuscript is not None
        made = built(
            one.manuscript,
            as_redlined(original, like),
            original,
            new.state,
            jobs=jobs,
            cache=not one.revision,
            progress=progress,
        )
        if not isinstance(made, bytes):
            return tuple(map(one.told, made))
        contents.append(Package.read(made))
    packages = foreign(contents[0]), contents[1]
    found = _changes(*packages)
    if wanted:
        found = of_chapters(found, lambda chapter: chapter.file in wanted)
    return _Compared(found, *packages, new.manuscript, edition, (old.label, new.label))


def _changes(old: Package, new: Package) -> Redline:
    same = same_notes(notes(old), notes(new))
    return compare(read(old, same), read(new, {}))


def _written(
    made: _Compared, new: Version, formats: Sequence[str], output: str | Path | None, author: str
) -> Iterator[Artefact]:
    folder = Path(output) if output is not None else new.root / "build" / "redline"
    page = Page(made.redline, made.edition, made.labels, made.old, made.new, new.state.modified)
    contents: Mapping[str, bytes] = {}
    for kind in FORMATS:
        if kind not in formats:
            continue
        match kind:
            case "docx":
                modified = new.state.modified
                content = written(made.redline, made.old, made.new, author, modified)
            case "html":
                content = html(page)
            case _:
                content = pdf(page, made.manuscript)
        contents = {**contents, kind: content}
    for kind, content in contents.items():
        target = folder / f"{made.edition.metadata.slug}-redline.{kind}"
        write_whole(target, content)
        digest = hashlib.sha256(content).hexdigest()
        path = relative(target, new.root)
        yield Artefact(made.edition.name, kind, path, digest, len(content))
