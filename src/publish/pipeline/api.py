"""The Python interface: `build` and `check`, which the command line uses too."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publish import config
from publish.diagnostics import Diagnostic, Report, Span, diagnose
from publish.diagnostics.nearest import advice
from publish.editions import FORMATS
from publish.model import Artefact, Chapter, File, Manuscript, Product
from publish.pipeline.allowed import without_allowed
from publish.pipeline.files import hashed, modified, relative, write_whole
from publish.pipeline.manifest import write_manifest
from publish.pipeline.plan import Reading, Resolving, making, reading, resolving, with_edition
from publish.pipeline.progress import Progress, Silent
from publish.pipeline.result import Result
from publish.pipeline.runner import run


def build(
    path: str | Path = "manuscript",
    editions: Sequence[str] = (),
    *,
    output: str | Path | None = None,
    strict: bool = False,
    jobs: int | None = None,
    cache: bool = True,
    progress: Progress | None = None,
) -> Result:
    """Build the editions of the manuscript at ``path`` (a folder with a book.yaml, or that file).

    ``editions`` are names from book.yaml; all if none is given. ``output`` is the folder for
    artefacts and manifest, ``build/`` in the book's root if None. With ``strict``, warnings
    count as errors. ``jobs`` and ``cache`` say how, never what: the result is the same bytes.

    Nothing is written where the manuscript has errors; the last good artefacts stay. What is
    wrong with the manuscript is in the result's report; an exception is a bug of the program
    or a missing library (OSError from WeasyPrint's import).
    """
    watcher = progress or Silent()
    work = _begin(path, tuple(editions))
    if work.manuscript is None or work.report(strict).errors:
        return Result((), work.report(strict))
    made = _make(work, work.manuscript, watcher)
    report = work.report(strict)
    if report.errors:
        return Result((), report)
    return _write(work, work.manuscript, made, output, strict)


def check(path: str | Path = "manuscript", *, strict: bool = False) -> Result:
    """Read and resolve the manuscript at ``path`` for all editions; write nothing."""
    work = _begin(path, ())
    return Result((), work.report(strict))


@dataclass
class _Work:
    """A build under way."""

    manuscript: Manuscript | None
    diagnostics: list[Diagnostic]
    chapters: list[Chapter]
    values: dict[str, Any]
    read: Reading | None = None
    resolvings: tuple[Resolving, ...] = ()

    def report(self, strict: bool) -> Report:
        allowances = [one for chapter in self.chapters for one in chapter.allowed]
        report = Report.of(without_allowed(dict.fromkeys(self.diagnostics), allowances))
        return report.strict() if strict else report


def _begin(path: str | Path, names: tuple[str, ...]) -> _Work:
    """Read and resolve; everything that can be wrong with a manuscript shows here."""
    loaded = config.load(path)
    work = _Work(loaded.value, list(loaded.diagnostics), [], {})
    if loaded.value is None:
        return work
    manuscript = loaded.value
    known = [edition.name for edition in manuscript.editions]
    for name in names:
        if name not in known:
            book = relative(Path(manuscript.folder) / "book.yaml", Path(manuscript.root))
            work.diagnostics.append(
                diagnose("EDN001", Span(book), name=name, advice=advice(name, known))
            )
    read = reading(manuscript)
    work.diagnostics += read.diagnostics
    begun = [resolving(manuscript, e, read) for e in with_edition(manuscript, names)]
    work.diagnostics += [problem for _, problems in begun for problem in problems]
    work.read = read
    work.resolvings = tuple(one for one, _ in begun if one is not None)
    _resolve(work, read)
    return work


def _resolve(work: _Work, read: Reading) -> None:
    steps = [*read.steps, *(step for one in work.resolvings for step in one.steps)]
    wanted = [
        *read.parsed.values(),
        *read.described.values(),
        *(name for one in work.resolvings for name in (*one.resolved.values(), one.apparatus)),
    ]
    work.values, problems = run(steps, wanted)
    work.diagnostics += problems
    texts = (*read.parsed.values(), *read.described.values())
    work.chapters = [c for name in texts if (c := work.values[name]) is not None]


def _make(work: _Work, manuscript: Manuscript, watcher: Progress) -> dict[str, Product]:
    """Edition → product; one that has errors has none, and the report says why."""
    assert work.read is not None
    when = modified(Path(manuscript.folder), os.environ)
    plans = [
        (one, *making(manuscript, one, work.read, work.values[one.apparatus], when))
        for one in work.resolvings
    ]
    products: dict[str, Product] = {}
    for one, steps, product in plans:
        name = one.edition.name
        watcher.begin(name, len(steps))
        values, problems = run(
            steps,
            [product],
            work.values,
            lambda step: watcher.advance(step.edition, step.name),
            stop_at_errors=True,
        )
        watcher.end(name)
        work.diagnostics += problems
        if product in values:
            products[name] = values[product]
    return products


def _write(
    work: _Work,
    manuscript: Manuscript,
    products: dict[str, Product],
    output: str | Path | None,
    strict: bool,
) -> Result:
    root = Path(manuscript.root)
    folder = Path(output) if output is not None else root / "build"
    artefacts = []
    inputs: dict[str, tuple[File, ...]] = {}
    manifest = folder / "manifest.json"
    try:
        for one in work.resolvings:
            edition = one.edition
            product = products[edition.name]
            target = folder / artefact_name(edition.metadata.slug, edition.name, edition.format)
            write_whole(target, product.content)
            artefacts.append(_artefact(edition.name, edition.format, target, root, product))
            inputs[edition.name] = _inputs(work, manuscript, one, product)
        write_manifest(manifest, artefacts, inputs, root)
    except OSError as error:
        place = str(error.filename or folder)
        problem = (error.strerror or str(error)).lower()
        work.diagnostics.append(
            diagnose("BLD001", Span(""), path=relative(place, root), problem=problem)
        )
        return Result(tuple(artefacts), work.report(strict))
    return Result(tuple(artefacts), work.report(strict), relative(manifest, root))


def artefact_name(slug: str, edition: str, format_: str) -> str:
    """``<slug>-<edition>.<ext>``."""
    return f"{slug}-{edition}{FORMATS[format_].suffix}"


def _artefact(edition: str, format_: str, target: Path, root: Path, product: Product) -> Artefact:
    return Artefact(
        edition=edition,
        format=format_,
        path=relative(target, root),
        sha256=hashlib.sha256(product.content).hexdigest(),
        bytes=len(product.content),
        pages=product.pages,
    )


def _inputs(
    work: _Work, manuscript: Manuscript, one: Resolving, product: Product
) -> tuple[File, ...]:
    """Everything that the edition was made from."""
    assert work.read is not None
    book = hashed(Path(manuscript.folder) / "book.yaml")
    shown = {path for c in one.resolved.values() for path in work.values[c].images}
    pictures = [work.read.pictures[path] for path in sorted(shown)]
    faces = [face.file for face in one.theme.faces]
    return (book, *work.read.inputs, *pictures, *faces, *product.inputs)
