"""The Python interface: `build` and `check`, which the command line uses too."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from publish.diagnostics import Stage
from publish.model import Product
from publish.pipeline.files import State, state
from publish.pipeline.needs import plans_of, steps_of
from publish.pipeline.plan import ahead
from publish.pipeline.progress import Progress, Silent, Watch
from publish.pipeline.result import Result
from publish.pipeline.session import Session, reported, session
from publish.pipeline.writing import write_artefacts


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
    watcher = Watch(progress or Silent())
    with session(path, tuple(editions), jobs, cache, watcher) as work:
        if not isinstance(work, Session):
            return Result((), reported(work, strict))
        now = state(Path(work.manuscript.folder), os.environ)
        for_later = (ahead(work.manuscript, one, work.read, now) for one in work.resolvings)
        work.resolve([step for steps in for_later for step in steps])
        report = work.report(strict)
        if not report.errors:
            products = make_products(work, watcher, now)
            report = work.report(strict)
        steps = tuple(work.runner.reports.values())
        if report.errors:
            return Result((), report, None, steps)
        artefacts, manifest = write_artefacts(work, products, output)
        return Result(artefacts, work.report(strict), manifest, steps)


def check(
    path: str | Path = "manuscript",
    *,
    strict: bool = False,
    jobs: int | None = 1,
    cache: bool = True,
) -> Result:
    """Read and resolve the manuscript at ``path`` for all editions; make no artefact."""
    with session(path, (), jobs, cache) as work:
        if not isinstance(work, Session):
            return Result((), reported(work, strict))
        work.resolve()
        return Result((), work.report(strict), None, tuple(work.runner.reports.values()))


def make_products(work: Session, watcher: Watch, now: State) -> dict[str, Product]:
    """Edition → product, of what is resolved; one that has errors has none, as reported."""
    plans = plans_of(work, now)
    making = steps_of(plans, work.asked)
    products = {name: plans[name].product for name in work.asked}
    every = [step for steps in making.values() for step in steps]
    begun = {name: (products[name], steps) for name, steps in making.items()}
    watcher.begin(work.runner.estimate(every), begun)
    work.diagnostics += work.runner.run(every, stop_at_errors=True)
    watcher.end()
    if all(product in work.runner.records for product in products.values()):
        work.stages.add(Stage.BUILD)
    return {
        name: work.value(product)
        for name, product in products.items()
        if product in work.runner.records
    }
