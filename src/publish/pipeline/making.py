"""A build from the manuscript to the written files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from publish.diagnostics import CATALOGUE, Stage
from publish.model import Product, Step
from publish.pipeline.needs import plans_of, steps_of
from publish.pipeline.plan import ahead, foreseen
from publish.pipeline.progress import Progress, Watch
from publish.pipeline.result import Built, Result
from publish.pipeline.session import Session, reported, session
from publish.pipeline.state import State, state
from publish.pipeline.writing import write_artefacts


def make(
    path: str | Path,
    editions: Sequence[str],
    output: str | Path | None,
    strict: bool,
    jobs: int | None,
    cache: bool,
    progress: Progress,
) -> Built:
    """Build; see `publish.pipeline.api.build` for what is what."""
    watcher = Watch(progress)
    with session(path, tuple(editions), jobs, cache, watcher) as work:
        if not isinstance(work, Session):
            return Built(Result((), reported(work, strict)))
        now = state(Path(work.manuscript.folder), os.environ)
        resolve(work, now)
        report = work.report(strict)
        if not report.errors:
            products = make_products(work, watcher, now)
            report = work.report(strict)
        steps = tuple(work.runner.reports.values())
        if report.errors:
            return Built(Result((), report, None, steps))
        written = write_artefacts(work, products, output)
        result = Result(written.artefacts, work.report(strict), written.manifest, steps)
        fleeting = any(CATALOGUE[problem.code].fleeting for problem in work.diagnostics)
        whole = written.manifest is not None and not fleeting
        return Built(result, written.files, whole, watcher.counts)


def resolve(work: Session, now: State) -> None:
    """Resolve, and meanwhile do what editions need later: make what can be made ahead, load what
    plans them, prepare for what will be made. Should planning fail here, it says so later."""
    for_later = (ahead(work.manuscript, one, work.read, now) for one in work.resolvings)
    steps = [step for steps in for_later for step in steps]
    with ThreadPoolExecutor(1) as beside:
        plans = [
            beside.submit(foreseen, work.manuscript, one, work.read, now)
            for one in (work.resolvings if work.runner.jobs > 1 else ())
        ]

        def later() -> Iterator[Step]:
            for plan in plans:
                if plan.done() and plan.exception() is None:
                    yield from plan.result()

        work.resolve(steps, later)


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
