"""One step's work, in whatever process: inputs from the store, the value into the store."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from publish.diagnostics import Outcome
from publish.editions.pdf.cycles import no_cycle_collection
from publish.pipeline.values import Values
from publish.store import DamagedError, Record, Store


@dataclass(frozen=True)
class Task:
    """A step that is ready: where its inputs' values are, and under which key its own goes."""

    name: str
    key: str
    function: Callable[..., Outcome[Any]]
    inputs: tuple[str, ...]
    """Digests of the values it takes."""
    parameters: tuple[Any, ...]
    store: Store
    prepare: Callable[..., None] | None = None
    """What is of use beforehand, see `Step.prepare`: a process that has done it is chosen."""
    early: bool = False
    """Whether it is made from a guess, see `Step.guess`, of which nothing may come."""


@dataclass(frozen=True)
class Preparation:
    """What can be done for a step of a kind before one is ready; see `Step.prepare`."""

    function: Callable[..., None]
    inputs: tuple[str, ...]
    """Digests of the values that are there; empty for others."""
    parameters: tuple[Any, ...]
    store: Store


@dataclass(frozen=True)
class Lost:
    """An input that the store no longer has, by its digest; empty for a guess that failed."""

    value: str


def carry_out(task: Task, values: Values) -> Record | Lost:
    """Run the task's function and keep what it gave; ``values`` are those of the process.

    Raises what the function raises: a bug, or a missing library. A tree is many thousands of small
    objects, none of which goes in a circle: who looks for such while one is loaded, changed and
    written takes a fifth of the time. What a step leaves behind is looked for when it is over, and
    among what it made alone: what has outlived it is kept on purpose.
    """
    with no_cycle_collection():
        try:
            result = _carried_out(task, values)
        except Exception:
            if not task.early:
                raise
            result = Lost("")  # who is asked for it has its true inputs, and will say what is wrong
        values.release(task.prepare)
        gc.collect(0)
    return result


def prepare(preparation: Preparation, values: Values) -> None:
    """Do what the preparation says. Whatever goes wrong with it, the step will meet and say."""
    store = preparation.store
    with no_cycle_collection(), suppress(Exception):
        taken = values.hold(preparation.function, store, preparation.inputs)
        preparation.function(*taken, *preparation.parameters)


def _carried_out(task: Task, values: Values) -> Record | Lost:
    taken = []
    for name in task.inputs:
        try:
            taken.append(values.value(task.store, name, task.prepare))
        except DamagedError:
            return Lost(name)
    begun = perf_counter()
    outcome = task.function(*taken, *task.parameters)
    took = perf_counter() - begun
    return task.store.put(task.key, outcome.value, outcome.diagnostics, took)
