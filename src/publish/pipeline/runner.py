"""Runs steps: each when its inputs are there, from the store where it has been made before.

The runner never holds a value: it knows their digests. Whoever works on a step takes the values
from the store and puts the new one there, so memory does not grow with the book, and what one
process makes another one has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from publish.diagnostics import Diagnostic
from publish.model import Step
from publish.pipeline.estimate import Estimate
from publish.pipeline.explain import StepReport
from publish.pipeline.keys import Keys, Parts
from publish.pipeline.last import remember, remembered
from publish.pipeline.pool import InProcess, Pool
from publish.pipeline.run import Run
from publish.store import DamagedError, Record, Store

Later = Callable[[], Iterable[Step]]
"""Asked for steps that no run has been given yet: those that are known by now."""


def nothing_later() -> Iterable[Step]:
    """Nothing is known of what comes later."""
    return ()


class Watcher(Protocol):
    """Whoever is told what becomes of steps."""

    def started(self, step: Step) -> None:
        """The step is being made."""

    def finished(self, report: StepReport) -> None:
        """The step has its value, made now or before."""


class Unwatched:
    """Nobody is told."""

    def started(self, step: Step) -> None:
        pass

    def finished(self, report: StepReport) -> None:
        pass


@dataclass
class Runner:
    """Runs graphs of steps over one store, with up to ``jobs`` processes."""

    store: Store
    jobs: int = 1
    watch: Watcher = field(default_factory=Unwatched)
    records: dict[str, Record] = field(default_factory=dict)
    """Step name → what it gave."""
    reports: dict[str, StepReport] = field(default_factory=dict)
    """Step name → what became of it, in the order in which they were finished."""

    def __post_init__(self) -> None:
        self.keys = Keys()
        self.pool: Pool | InProcess = Pool(self.jobs) if self.jobs > 1 else InProcess()
        self.before = remembered(Path(self.store.folder))
        self.steps: dict[str, Step] = {}
        self.parts: dict[str, Parts] = {}
        self.failed: set[str] = set()
        self.lost: set[str] = set()
        """Values that the store says it has, and has not: one that nobody may delete is damaged."""

    def run(
        self, steps: Iterable[Step], stop_at_errors: bool = False, later: Later = nothing_later
    ) -> tuple[Diagnostic, ...]:
        """Make or find the values of all ``steps``; what they had to say, in their order.

        With ``stop_at_errors``, nothing is made from the value of a step that reported an error.
        Processes that would have nothing to do prepare for what comes ``later``.
        """
        steps = tuple(steps)
        self.steps |= {step.name: step for step in steps}
        Run(self, [step.name for step in steps], stop_at_errors, later).go()
        return tuple(
            problem
            for step in steps
            if step.name in self.records
            for problem in self.records[step.name].diagnostics
        )

    def value(self, name: str) -> Any:
        """The value of a step that has been run; made anew if the store has lost it.

        Raises KeyError for a step that was not made, since what it needs has errors.
        """
        while True:
            try:
                return self.store.value(self.records[name].value)
            except DamagedError:
                self.lost.add(self.records[name].value)
                self._forget(name)
                Run(self, [name]).go()

    def size(self, name: str) -> int:
        """The size of a step's value in bytes; 0 where there is none."""
        return self.records[name].size if name in self.records else 0

    def estimate(self, steps: Iterable[Step]) -> Estimate:
        """An estimate of what these steps still take."""
        before = {name: parts["seconds"] for name, parts in self.before.items()}
        made = Estimate(self.jobs, before)
        made.expect(steps)
        for report in self.reports.values():
            made.note(report)
        return made

    def _forget(self, name: str) -> None:
        """Take a step as not made."""
        self.records.pop(name, None)

    def close(self) -> None:
        """End the processes, and keep what the next build needs to explain itself."""
        self.pool.close()
        records = self.records
        now = {
            name: (parts, records[name]) for name, parts in self.parts.items() if name in records
        }
        remember(Path(self.store.folder), self.before, now)
