"""Editions that are made with others: which they need, and which of the others' steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from publish.editions import FORMATS, Plan
from publish.model import Step
from publish.pipeline.inspecting import inspecting
from publish.pipeline.plan import Resolving, needed, planned
from publish.pipeline.session import Session
from publish.pipeline.state import State


def plans_of(work: Session, state: State) -> Mapping[str, Plan]:
    """Edition → its plan, for those that were asked for and those that they need."""
    known = {one.edition.name: one for one in work.resolvings}
    plans: dict[str, Plan] = {}

    def plan(one: Resolving) -> Plan:
        name = one.edition.name
        if name not in plans:
            others = {other: plan(known[other]) for other in needed(one.edition) if other in known}
            present = work.value(one.present) if one.present else ()
            plans[name] = planned(work.manuscript, one, work.read, present, state, others)
        return plans[name]

    for one in work.resolvings:
        plan(one)
    return plans


def steps_of(plans: Mapping[str, Plan], asked: Iterable[str]) -> Mapping[str, tuple[Step, ...]]:
    """Edition asked for → the steps that are made for it, each step once.

    They are its own, and those that it takes of editions that nobody has asked for.
    """
    own = {name: _own(plan) for name, plan in plans.items()}
    lent = [FORMATS[plan.edition.format].lent(plan) for plan in plans.values()]
    every = {step.name: step for steps in (*own.values(), *lent) for step in steps}
    made = {step.name for name in asked for step in own[name]}
    found: dict[str, tuple[Step, ...]] = {}
    for name in asked:
        taken = _taken(own[name], every)
        found[name] = (*own[name], *(step for step in taken if step.name not in made))
        made |= {step.name for step in taken}
    return found


def _own(plan: Plan) -> tuple[Step, ...]:
    """The steps that make an edition, and those that check it."""
    return (*FORMATS[plan.edition.format].steps(plan), *inspecting(plan))


def _taken(steps: Iterable[Step], every: Mapping[str, Step]) -> tuple[Step, ...]:
    """The steps of ``every`` whose values ``steps`` take, directly or not, in their order."""
    waiting, found = list(steps), set[str]()
    while waiting:
        more = every.keys() & set(waiting.pop().inputs) - found
        waiting += [every[name] for name in more]
        found |= more
    return tuple(step for name, step in every.items() if name in found)
