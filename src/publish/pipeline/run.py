"""One run of a runner through steps: what is ready, who makes it, what becomes ready by that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from itertools import count
from typing import TYPE_CHECKING

from publish.diagnostics import Severity
from publish.model import Step
from publish.pipeline.early import Early
from publish.pipeline.explain import StepReport, reason
from publish.pipeline.keys import Parts
from publish.pipeline.last import given
from publish.pipeline.order import Order
from publish.pipeline.work import Lost, Preparation, Task
from publish.store import Record

if TYPE_CHECKING:
    from publish.pipeline.runner import Runner

_LIGHT = {("pandoc",): 100_000, (): 1_000_000}
"""How many bytes a light task takes at most, by its tools: a chapter of 15,000 words as it is
written, or its tree."""


_LATER = 4
"""By so many steps is later what is made of a chapter that has not changed itself, but has been
told of others: of the one that has, a galley is waiting to be laid out."""


Queued = tuple[int, int, int, str]
"""How many steps wait for a step, and how much it takes, both less than 0; its turn, its name."""


@dataclass
class _Job:
    """A step under way."""

    step: Step
    waiting: set[str]
    """The inputs that are not there yet."""
    parts: Parts | None = None


class Run:
    """One run through some steps and whatever they need."""

    def __init__(
        self,
        runner: Runner,
        wanted: Iterable[str],
        stop_at_errors: bool = False,
        later: Callable[[], Iterable[Step]] = tuple,
    ) -> None:
        self.runner = runner
        self.stop_at_errors = stop_at_errors
        self.later = later
        self.jobs: dict[str, _Job] = {}
        self.users: dict[str, set[str]] = defaultdict(set)
        self.ready: list[str] = []
        self.working: dict[str, list[str]] = {}
        """Key → the steps that wait for what is being made under it, or is going to be."""
        self.queue: list[Queued] = []
        """What can be made, what others wait for longest first."""
        self.made_of: dict[str, bool] = {}
        """Chapter → whether the first of its steps has been made, and not found."""
        self.turn = count()
        self.order = Order(self.users, runner.records, runner.steps)
        self.preparable: list[Step] = []
        """Steps for which something can be done before they are ready, as far as not made."""
        self.early = Early()
        for name in wanted:
            self._add(name)

    def go(self) -> None:
        self.preparable.sort(key=lambda step: -self.order.height(step.name))
        while self.ready or self.working:
            self._start()
            if self.working:
                self._look_ahead()
                self._prepare()
                for task, result in self.runner.pool.finished():
                    self._take(task, result)

    def _add(self, name: str) -> None:
        """Enlist a step, and first what it needs and is not there."""
        if name in self.jobs or name in self.runner.records:
            return
        step = self.runner.steps[name]
        missing = {one for one in step.inputs if one not in self.runner.records}
        self.jobs[name] = _Job(step, missing)
        if step.prepare is not None:
            self.preparable.append(step)
        for one in missing:
            self._add(one)
        self._wait(name, missing)
        if self.runner.jobs > 1 and (guessed := self.early.guessed(step)) is not None:
            there = self.runner.records.keys()
            self.jobs[guessed.name] = _Job(guessed, missing := set(guessed.inputs) - there)
            self._wait(guessed.name, missing)

    def _wait(self, name: str, missing: set[str]) -> None:
        for one in missing:
            self.users[one].add(name)
        if not missing:
            self._is_ready(name)

    def _is_ready(self, name: str) -> None:
        if name not in self.early:
            self.ready.append(name)
        elif all(one in self.runner.records for one in self.jobs[name].step.inputs):
            step = self.jobs[name].step
            heappush(self.early.ready, (-self.early.heaviest(step, self.order.weight(step)), name))

    def _start(self) -> None:
        """Find what has been made before; start what has not, as long as somebody is idle.

        What is ready is gone through in turns, and what a turn has found to do begins before
        the next: after a changed word somebody reads its chapter while hundreds of steps that
        others take are looked up. What has been queued before waits for the first turn, in which
        there may be something that more depends on.
        """
        while True:
            turn, self.ready = self.ready, []
            for name in turn:
                self._sort_out(name)
            self._hand_out()
            if not self.ready:
                return

    def _hand_out(self) -> None:
        """Start what is queued, as long as somebody is idle."""
        while self.queue and self.runner.pool.idle:
            name, light = self._next()
            job = self.jobs[name]
            assert job.parts is not None
            self.runner.watch.started(job.step)
            task, kinds = self._task(job.step, job.parts), {one.prepare for one in self._coming()}
            self.runner.pool.start(task, light=light, kinds=kinds)

    def _next(self) -> tuple[str, bool]:
        """The next step out of the queue, and whether a thread may make it: as long as the first
        process is on its way, what is light comes before what would have to wait for it."""
        light = [] if self.runner.pool.loaded else [*filter(self._is_light, self.queue)]
        if not light:
            return heappop(self.queue)[-1], False
        first = min(light)
        self.queue.remove(first)
        heapify(self.queue)
        return first[-1], True

    def _is_light(self, queued: Queued) -> bool:
        _, size, _, name = queued
        return -size <= _LIGHT.get(self.jobs[name].step.tools, -1)

    def _look_ahead(self) -> None:
        """Whoever is idle, while others work, makes what is likely to be asked for."""
        while self.early.ready and self.runner.pool.idle:
            _, name = heappop(self.early.ready)
            meant, job = self.jobs[self.early.meant[name]], self.jobs[name]
            if meant.parts is not None or self.runner.failed.intersection(job.step.inputs):
                continue
            job.parts = self._parts(job.step)
            record = self._found(job.parts.key)
            if record is not None:
                self._guessed(name, record)
            elif job.parts.key not in self.working:
                self.working[job.parts.key] = [name]
                self.runner.pool.start(replace(self._task(job.step, job.parts), early=True))

    def _guessed(self, name: str, record: Record) -> None:
        self.runner.records[name] = record
        self._release(name)

    def _prepare(self) -> None:
        """Somebody who is idle, while others work, prepares for what is to come."""
        records, pool = self.runner.records, self.runner.pool
        if not pool.idle:
            return
        coming = self._coming()
        step = next(filter(self._is_to_come, coming), None)
        if step is not None and step.prepare is not None:
            there = tuple(records[name].value if name in records else "" for name in step.inputs)
            preparation = Preparation(step.prepare, there, step.parameters, self.runner.store)
            pool.prepare(preparation, {one.prepare for one in coming})

    def _coming(self) -> list[Step]:
        """The steps that are not made yet and for which something can be done before, in turn."""
        records = self.runner.records
        self.preparable = [one for one in self.preparable if one.name not in records]
        return [*self.preparable, *self.later()]

    def _is_to_come(self, step: Step) -> bool:
        """Whether it has not begun; and if another run will make it, whether all that it takes of
        this one is there: from less there would be little to prepare."""
        if step.name in self.jobs:
            return self.jobs[step.name].parts is None
        missing = (one for one in step.inputs if one not in self.runner.records)
        return self.jobs.keys().isdisjoint(missing)

    def _sort_out(self, name: str) -> None:
        """Take a step that is ready from the store, or queue it."""
        job = self.jobs[name]
        if self.runner.failed.intersection(job.step.inputs):
            self._fail(name)
            return
        if not self.runner.records.keys() >= set(job.step.inputs):
            self._enlist_again(name)  # an input was there, and has been lost since
            return
        parts = job.parts = job.parts or self._parts(job.step)
        if parts.key in self.working:
            self.working[parts.key].append(name)
            return
        record = self._found(parts.key, name)
        if record is not None and parts.key in self.early.made:
            self.early.made.remove(parts.key)
            self._made(name, record)
            return
        if record is not None:
            self._done(name, record, "reused", "nothing it needs has changed")
            return
        self.working[parts.key] = [name]
        height, weight = self.order.height(name), self.order.weight(job.step)
        if not self.made_of.get(job.step.chapter, True):
            height -= _LATER
        heappush(self.queue, (-height, -weight, next(self.turn), name))

    def _found(self, key: str, name: str = "") -> Record | None:
        """What the step gave before, in the last build or in any other, if it is still there."""
        store, record = self.runner.store, given(self.runner.before.get(name), key)
        if record is None or not store.holds(key, record):
            record = store.record(key)
        return None if record is None or record.value in self.runner.lost else record

    def _parts(self, step: Step) -> Parts:
        values = [self.runner.records[name].value for name in step.inputs]
        return self.runner.keys.parts(step, values)

    def _task(self, step: Step, parts: Parts) -> Task:
        values, store = tuple(value for _, value in parts.inputs), self.runner.store
        return Task(
            step.name, parts.key, step.function, values, step.parameters, store, step.prepare
        )

    def _take(self, task: Task, result: Record | Lost) -> None:
        names = self.working.pop(task.key)
        asked = [name for name in names if name not in self.early]
        if isinstance(result, Lost):
            self._make_again(asked, result.value)
            return
        self.runner.lost.discard(result.value)
        for name in names:
            if name in self.early:
                self._guessed(name, result)
        if asked:
            self._made(asked[0], result)
        else:
            self.early.made.add(task.key)
        for name in asked[1:]:
            self._done(name, result, "reused", f"the same as {asked[0]}")

    def _made(self, name: str, record: Record) -> None:
        parts = self.jobs[name].parts
        assert parts is not None
        self._done(name, record, "made", reason(parts, self.runner.before.get(name)))

    def _make_again(self, names: list[str], value: str) -> None:
        """The store has lost an input: its step is made again, and then these."""
        self.runner.lost.add(value)
        for name in names:
            for one in self.runner.steps[name].inputs:
                record = self.runner.records.get(one)
                if record is not None and record.value == value:
                    del self.runner.records[one]
                    self.jobs.pop(one, None)
            self._enlist_again(name)

    def _enlist_again(self, name: str) -> None:
        del self.jobs[name]
        self._add(name)

    def _done(self, name: str, record: Record, state: str, why: str) -> None:
        runner, step, parts = self.runner, self.jobs[name].step, self.jobs[name].parts
        assert parts is not None
        runner.records[name] = record
        runner.parts[name] = parts
        if step.chapter:
            self.made_of.setdefault(step.chapter, state == "made")
        seconds = record.seconds if state == "made" else 0.0
        report = StepReport(name, step.edition, step.chapter, state, why, round(seconds, 3))
        runner.reports[name] = report
        runner.watch.finished(report)
        if self.stop_at_errors and any(d.severity is Severity.ERROR for d in record.diagnostics):
            runner.failed.add(name)
        self._release(name)

    def _fail(self, name: str) -> None:
        self.runner.failed.add(name)
        self._release(name)

    def _release(self, name: str) -> None:
        for user in sorted(self.users.pop(name, ())):
            job = self.jobs.get(user)
            if job is not None:
                job.waiting.discard(name)
                if not job.waiting:
                    self._is_ready(user)
