"""One run over a manuscript: its runner, and everything that was said."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from publish.diagnostics import Diagnostic, Report, Span, Stage, diagnose
from publish.diagnostics.nearest import advice
from publish.model import Allowance, Manuscript, Step
from publish.pipeline import settings
from publish.pipeline.allowed import in_force, without_allowed
from publish.pipeline.caching import CACHE, cache_problems
from publish.pipeline.files import relative
from publish.pipeline.plan import Resolving, resolving, with_needed
from publish.pipeline.reading import Reading, reading
from publish.pipeline.remembering import Memory
from publish.pipeline.runner import Later, Runner, Unwatched, Watcher, nothing_later
from publish.pipeline.wardrobe import Wardrobe
from publish.store import Store
from publish.store.keeping import keep_within


@dataclass
class Session:
    """A manuscript that is being built or checked."""

    manuscript: Manuscript
    runner: Runner
    read: Reading
    resolvings: tuple[Resolving, ...]
    """The editions asked for, and those that they need."""
    asked: tuple[str, ...]
    """The names of the editions asked for, in the order of book.yaml."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    stages: set[Stage] = field(default_factory=set)
    """What the editions of this run have been through."""
    allowed: dict[str, tuple[Allowance, ...]] = field(default_factory=dict)
    """What each file allows, by the step that says so."""

    def report(self, strict: bool) -> Report:
        """Everything said so far, less what the author has allowed, as book.yaml has it count."""
        for name in self.read.allowed:
            if name in self.runner.records and name not in self.allowed:
                self.allowed[name] = self.runner.value(name)
        allowances = [one for of_file in self.allowed.values() for one in of_file]
        problems = [*self.diagnostics, *cache_problems(self.runner.store)]
        whole = len(self.asked) == len(self.manuscript.editions)
        # What one edition does not show another may; reading alone is the same for all.
        stages = frozenset(self.stages if whole else self.stages & {Stage.CHECK})
        found = without_allowed(dict.fromkeys(problems), allowances, stages)
        ruled = in_force(found, self.manuscript.rulings, stages if whole else frozenset())
        return reported(ruled, strict)

    def value(self, name: str) -> Any:
        return self.runner.value(name)

    def resolve(self, meanwhile: Iterable[Step] = (), later: Later = nothing_later) -> None:
        """Read and resolve; everything that can be wrong with a manuscript shows here.

        Processes that would have nothing to do make ``meanwhile``, and prepare for what comes
        ``later``.
        """
        steps = [*self.read.steps, *(step for one in self.resolvings for step in one.steps)]
        self.diagnostics += self.runner.run([*steps, *meanwhile], later=later)
        self.stages.add(Stage.CHECK)


def reported(diagnostics: list[Diagnostic], strict: bool) -> Report:
    """A report; with ``strict`` its warnings are errors."""
    report = Report.of(diagnostics)
    return report.strict() if strict else report


@contextmanager
def session(
    path: str | Path,
    names: tuple[str, ...],
    jobs: int | None,
    cache: bool,
    watch: Watcher | None = None,
) -> Iterator[Session | list[Diagnostic]]:
    """A session over the manuscript at ``path``; or why there can be none."""
    loaded = settings.loaded(path, cache)
    if loaded.value is None:
        yield list(loaded.diagnostics)
        return
    with session_over(loaded.value, names, jobs, cache, watch, loaded.diagnostics) as work:
        yield work


@contextmanager
def session_over(
    manuscript: Manuscript,
    names: tuple[str, ...],
    jobs: int | None,
    cache: bool,
    watch: Watcher | None = None,
    problems: Iterable[Diagnostic] = (),
) -> Iterator[Session]:
    """A session over a manuscript; ``problems`` are those of its book.yaml."""
    with tempfile.TemporaryDirectory(prefix="publish-") as spill:
        store = Store(str(Path(manuscript.root, CACHE)) if cache else spill, spill)
        runner = Runner(store, jobs or os.cpu_count() or 1, watch or Unwatched())
        try:
            memory = Memory(store if cache else None)
            yield _begun(manuscript, names, runner, list(problems), memory)
        finally:
            runner.close()
            if cache and (made := [one for one in runner.reports.values() if one.state == "made"]):
                keep_within(store.folder, (runner.size(one.name) for one in made))


def _begun(
    manuscript: Manuscript,
    names: tuple[str, ...],
    runner: Runner,
    problems: list[Diagnostic],
    memory: Memory,
) -> Session:
    known = [edition.name for edition in manuscript.editions]
    book = relative(Path(manuscript.folder) / "book.yaml", Path(manuscript.root))
    problems += [
        diagnose("EDN001", Span(book), name=name, advice=advice(name, known))
        for name in names
        if name not in known
    ]
    read = reading(manuscript)
    problems += read.diagnostics
    wardrobe = Wardrobe(Path(manuscript.root) / "styles", memory)
    begun = [resolving(manuscript, e, read, wardrobe) for e in with_needed(manuscript, names)]
    problems += [problem for _, found in begun for problem in found]
    resolvings = tuple(one for one, _ in begun if one is not None)
    begun_with = {one.edition.name for one in resolvings}
    asked = tuple(name for name in known if name in begun_with and (not names or name in names))
    return Session(manuscript, runner, read, resolvings, asked, problems)
