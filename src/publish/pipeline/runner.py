"""Runs steps one after another, each when its inputs are there. Nothing here knows what they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from publish.diagnostics import Diagnostic
from publish.model import Step


def run(
    steps: Iterable[Step],
    wanted: Iterable[str],
    values: Mapping[str, Any] | None = None,
    done: Callable[[Step], None] = lambda step: None,
) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    """The values of the ``wanted`` steps, and what all steps had to say.

    ``values`` are known beforehand. A value is let go when no step needs it any more, so that
    the book is never held whole. Raises KeyError for an input that no step makes.
    """
    held = dict(values or {})
    kept = {*wanted, *held}
    pending = list(_ordered(steps, held))
    uses = Counter(name for step in pending for name in step.inputs)
    problems: list[Diagnostic] = []
    for step in pending:
        outcome = step.function(*(held[name] for name in step.inputs), *step.parameters)
        held[step.name] = outcome.value
        problems += outcome.diagnostics
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
