"""Runs steps one after another, each when its inputs are there. Nothing here knows what they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from publish.diagnostics import Diagnostic, Severity
from publish.model import Step


def run(
    steps: Iterable[Step],
    wanted: Iterable[str],
    values: Mapping[str, Any] | None = None,
    done: Callable[[Step], None] = lambda step: None,
    stop_at_errors: bool = False,
) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    """The values of the ``wanted`` steps, and what all steps had to say.

    ``values`` are known beforehand. With ``stop_at_errors``, nothing is made from the value of a
    step that reported an error; what was not made has no value. A value is let go when no step
    needs it any more, so that the book is never held whole. Raises KeyError for an input that no
    step makes.
    """
    held = dict(values or {})
    kept = {*wanted, *held}
    pending = list(_ordered(steps, held))
    uses = Counter(name for step in pending for name in step.inputs)
    problems: list[Diagnostic] = []
    failed: set[str] = set()
    for step in pending:
        if failed.intersection(step.inputs):
            failed.add(step.name)
            continue
        outcome = step.function(*(held[name] for name in step.inputs), *step.parameters)
        held[step.name] = outcome.value
        problems += outcome.diagnostics
        if stop_at_errors and any(one.severity is Severity.ERROR for one in outcome.diagnostics):
            failed.add(step.name)
        uses.subtract(step.inputs)
        for name in step.inputs:
            if not uses[name] and name not in kept:
                held.pop(name, None)
        done(step)
    return held, tuple(problems)


def _ordered(steps: Iterable[Step], known: Mapping[str, Any]) -> list[Step]:
    """The steps in an order in which each stands after its inputs."""
    waiting = {step.name: step for step in steps}
    order: list[Step] = []
    placed = set(known)

    def place(step: Step) -> None:
        for name in step.inputs:
            if name not in placed:
                place(waiting[name])
        if step.name not in placed:
            placed.add(step.name)
            order.append(step)

    for step in waiting.values():
        place(step)
    return order
