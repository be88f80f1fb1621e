"""How long a build still takes, by what its steps took before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from publish.model import Step
from publish.pipeline.explain import StepReport

KNOWN = 0.8
"""Of the steps that are left, so many must have been seen at work before anything is said."""


@dataclass
class Estimate:
    """Counts what is left of the steps that are expected, in the order in which they are.

    A step is taken to be made anew when something that it needs has been, and to take as long as
    the last time; a new one as long as others of its kind. ``before`` says what steps took, in
    seconds.
    """

    jobs: int
    before: Mapping[str, float]
    steps: dict[str, Step] = field(default_factory=dict)
    """Those that are not done."""
    done: set[str] = field(default_factory=set)
    made: set[str] = field(default_factory=set)
    """Those of the done that have been made anew."""

    def __post_init__(self) -> None:
        self.kinds: defaultdict[str, list[float]] = defaultdict(list)
        for name, seconds in self.before.items():
            self.kinds[kind(name)].append(seconds)

    def expect(self, steps: Iterable[Step]) -> None:
        self.steps |= {step.name: step for step in steps if step.name not in self.done}

    def note(self, report: StepReport) -> None:
        self.done.add(report.name)
        self.steps.pop(report.name, None)
        if report.state == "made":
            self.made.add(report.name)
            if report.name not in self.before:
                self.kinds[kind(report.name)].append(report.seconds)

    def left(self) -> float | None:
        """Seconds, or None as long as too little is known to say."""
        costs = [self._cost(name) for name in self._pending()]
        known = [cost for cost in costs if cost is not None]
        if len(known) < KNOWN * len(costs):
            return None
        return sum(known) / self.jobs

    def _pending(self) -> list[str]:
        """The steps that will have to be made, as far as can be told."""
        anew = set(self.made)
        pending = []
        for name, step in self.steps.items():
            if not step.inputs or not anew.isdisjoint(step.inputs):
                anew.add(name)
                pending.append(name)
        return pending

    def _cost(self, name: str) -> float | None:
        if name in self.before:
            return self.before[name]
        seen = self.kinds.get(kind(name))
        return sum(seen) / len(seen) if seen else None


@cache
def kind(name: str) -> str:
    """What a step does, by its name: ``galley:print:ch-01:1`` is a galley's first round."""
    first, *rest = name.split(":")
    return f"{first}:{rest[-1]}" if rest and rest[-1].isdecimal() else first
