"""The Python interface: `build` and `check`, which the command line uses too.

What plans and makes steps takes its time to load: a build for which there is nothing to do, as
is found out first, has no need of it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from publish.pipeline.progress import Progress, Silent
from publish.pipeline.result import Result
from publish.pipeline.unchanged import before


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
    count as errors. ``jobs`` is the number of processes, all cores if None; without ``cache``
    the cache is neither read nor written. Both say how, never what: the result is the same bytes.

    Nothing is written where the manuscript has errors; the last good artefacts stay. What is
    wrong with the manuscript is in the result's report; an exception is a bug of the program
    or a missing library (OSError from WeasyPrint's import).
    """
    shown = progress or Silent()
    last = before(path, tuple(editions), output, strict, os.environ)
    if cache and last is not None and (built := last.standing()):
        for edition, count in built.counts:
            shown.begin(edition, count)
            shown.end(edition)
        return built.result
    if last is not None and jobs != 1:
        from publish.pipeline.server import begin

        begin()
    from publish.pipeline.making import make

    built = make(path, editions, output, strict, jobs, cache, shown)
    if cache and last is not None:
        last.keep(built)
    return built.result


def check(
    path: str | Path = "manuscript",
    *,
    strict: bool = False,
    jobs: int | None = 1,
    cache: bool = True,
) -> Result:
    """Read and resolve the manuscript at ``path`` for all editions; make no artefact."""
    from publish.pipeline.session import Session, reported, session

    with session(path, (), jobs, cache) as work:
        if not isinstance(work, Session):
            return Result((), reported(work, strict))
        work.resolve()
        return Result((), work.report(strict), None, tuple(work.runner.reports.values()))
