"""`stats`: how long a book is, chapter by chapter."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publish.diagnostics import Report
from publish.model import Step
from publish.pipeline.manifest import MANIFEST
from publish.pipeline.session import Session, reported, session
from publish.source import Counts, count_chapter


@dataclass(frozen=True)
class Row:
    """A chapter, or the whole book: what is in it, and its printed pages where these are known."""

    id: str
    title: str
    counts: Counts
    pages: int | None = None


@dataclass(frozen=True)
class Stats:
    chapters: tuple[Row, ...]
    whole: Row
    report: Report
    """What kept chapters from being counted."""
    edition: str = ""
    """The edition whose pages they are, as it was last built."""


def stats(path: str | Path = "manuscript") -> Stats:
    """Count the manuscript at ``path``; the pages are those of the print edition last built."""
    with session(path, (), 1, True) as work:
        if not isinstance(work, Session):
            return Stats((), Row("", "", Counts()), reported(work, False))
        steps = {
            piece: Step(f"count:{piece}", count_chapter, (parsed,), (), (), "", piece)
            for piece, parsed in work.read.parsed.items()
        }
        work.diagnostics += work.runner.run([*work.read.steps, *steps.values()])
        edition, entry = _printed(work)
        pages = entry.get("extent", {})
        rows = tuple(
            Row(piece, found.title, found.counts, pages.get(piece))
            for piece, step in steps.items()
            for found in (work.value(step.name),)
        )
        counts = sum((row.counts for row in rows), Counts())
        title = work.manuscript.editions[0].metadata.title if work.manuscript.editions else ""
        whole = Row("", title, counts, entry.get("pages"))
        report = work.report(False)
        return Stats(rows, whole, Report(report.errors), edition)


def _printed(work: Session) -> tuple[str, Mapping[str, Any]]:
    """The first PDF edition that has been built, those for paper first, and its entry."""
    known = {entry["edition"]: entry for entry in _entries(work)}
    for edition in sorted(work.manuscript.editions, key=lambda one: one.options.get("medium", "")):
        if edition.format == "pdf" and edition.name in known:
            return edition.name, known[edition.name]
    return "", {}


def _entries(work: Session) -> Iterator[Mapping[str, Any]]:
    try:
        text = (Path(work.manuscript.root) / "build" / MANIFEST).read_text(encoding="utf-8")
        yield from (entry for entry in json.loads(text)["artefacts"] if "edition" in entry)
    except (OSError, ValueError, KeyError, TypeError):
        return
