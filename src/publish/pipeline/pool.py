"""Processes that carry out tasks. A process that has grown large is replaced by a fresh one.

Before the first one is there its server has to load what steps need, half a second's work.
Meanwhile a thread of this process carries out what is light, one task at a time: by then the
chapter in which a word has changed has been read.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import suppress
from multiprocessing.connection import wait
from threading import Thread
from typing import Any

from publish.pipeline.server import begin
from publish.pipeline.values import Values
from publish.pipeline.work import Lost, Preparation, Task, carry_out
from publish.pipeline.workers import Failure, Kinds, Worker, hired, lent
from publish.store import Record


class InProcess:
    """The pool of one job: tasks are carried out here, one after another."""

    loaded = True

    def __init__(self) -> None:
        self.waiting: list[Task] = []
        self.values = Values()

    @property
    def idle(self) -> int:
        return 0 if self.waiting else 1

    def start(self, task: Task, *, light: bool = False, kinds: Kinds = None) -> None:
        self.waiting.append(task)

    def prepare(self, preparation: Preparation, kinds: Kinds) -> None:
        """Nobody here ever waits."""

    def finished(self) -> Iterator[tuple[Task, Record | Lost]]:
        for task in self.waiting:
            yield task, carry_out(task, self.values)
        self.waiting = []

    def close(self) -> None:
        self.waiting = []


class Pool:
    """``jobs`` processes, started when there is work for them."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self.workers: list[Worker] = []
        self.context = begin()
        self.first: Future[Worker] | None = None
        """The first process, while it is on its way."""
        self.loaded = False
        """Whether the first process has been there: the next ones come at once."""
        self.bell, self.button = self.context.Pipe(duplex=False)

    @property
    def idle(self) -> int:
        busy = sum(not worker.free for worker in self.workers)
        return (self.jobs if self.loaded else 1) - busy

    def start(self, task: Task, *, light: bool = False, kinds: Kinds = None) -> None:
        """Hand the task to whoever is idle. There must be one, see `idle`.

        A ``light`` task takes little memory, and no library that this process has yet to load.
        ``kinds`` are the preparations of the steps that are to come, None if that is not known.
        """
        if not self.loaded:
            self._begin(light)
        worker = self._chosen(task)
        if worker and worker.done_with(kinds):
            self._dismiss(worker)
            worker = None
        worker = worker or self._employed()
        try:
            worker.pipe.send(task)
        except BrokenPipeError:  # it was killed while it had nothing to do
            self._dismiss(worker)
            worker = self._employed()
            worker.pipe.send(task)
        worker.task = task
        worker.prepared = task.prepare or worker.prepared

    def prepare(self, preparation: Preparation, kinds: Kinds) -> None:
        """Let an idle process prepare itself, if one has not. There must be one, see `idle`."""
        if not self.loaded:
            return
        free = [one for one in self.workers if one.free] or [self._employed()]
        worker = next((one for one in free if one.prepared is not preparation.function), None)
        if worker is None:
            return
        if worker.done_with(kinds):
            self._dismiss(worker)
            worker = self._employed()
        worker.prepared, worker.preparing = preparation.function, True
        with suppress(BrokenPipeError):
            worker.pipe.send(preparation)

    def finished(self) -> Iterator[tuple[Task, Record | Lost]]:
        """Wait until something is done; each finished task and what it gave.

        There is none where all that has come is the first process, or one that has prepared.
        Raises what a task raised, and ChildProcessError for a process that was killed.
        """
        busy = {worker.pipe: worker for worker in self.workers if not worker.free}
        for pipe in wait([*busy, self.bell]):
            if pipe is self.bell:
                self._welcome()
                continue
            worker = busy[pipe]  # type: ignore[index]
            if worker.preparing:
                self._is_prepared(worker)
                continue
            task = worker.task
            assert task is not None
            result, worker.held = self._received(worker)
            worker.task = None
            if worker.outgrown or (self.loaded and isinstance(worker.process, Thread)):
                self._dismiss(worker)
            if isinstance(result, Failure):
                result.error.add_note(result.trace)
                raise result.error
            yield task, result

    def close(self) -> None:
        """End all processes, at once if they are at work."""
        if self.first is not None:
            self._welcome()
        for worker in list(self.workers):
            self._dismiss(worker)
        self.bell.close()
        self.button.close()

    def _begin(self, light: bool) -> None:
        """Have the first process come; wait for it, unless there is a task for a thread."""
        if self.first is None:
            self.first = Future()
            Thread(target=self._send_for, args=(self.first,), daemon=True).start()
        if not light:
            self._welcome()

    def _send_for(self, first: Future[Worker]) -> None:
        """The first process comes when its server has loaded everything."""
        try:
            first.set_result(hired(self.context))
        except BaseException as error:
            first.set_exception(error)
        self.button.send_bytes(b"!")

    def _welcome(self) -> None:
        """Wait for the first process; the thread is not needed any more."""
        assert self.first is not None
        self.bell.recv_bytes()
        first, self.first, self.loaded = self.first, None, True
        self.workers.append(first.result())
        for worker in list(self.workers):
            if worker.task is None and isinstance(worker.process, Thread):
                self._dismiss(worker)

    def _chosen(self, task: Task) -> Worker | None:
        """Of those who are idle, or are preparing for this very task, the one for it; None where
        another process is to come."""

        def meant(worker: Worker) -> bool:
            return worker.task is None and worker.prepared is task.prepare

        able = [one for one in self.workers if one.free or (meant(one) and one.preparing)]
        return max(able, key=lambda one: (meant(one), one.free), default=None)

    def _employed(self) -> Worker:
        worker = (hired if self.loaded else lent)(self.context)
        self.workers.append(worker)
        return worker

    def _received(self, worker: Worker) -> tuple[Any, int]:
        try:
            return worker.pipe.recv()  # type: ignore[no-any-return]
        except (EOFError, ConnectionResetError):
            name = worker.task.name if worker.task else ""
            what = f"the process at work on {name} was killed"
            advice = "if memory ran out, build with fewer --jobs"
            raise ChildProcessError(f"{what}; {advice}") from None

    def _is_prepared(self, worker: Worker) -> None:
        """It says so; or it was killed meanwhile, as its next task will find out."""
        worker.preparing = False
        with suppress(EOFError, ConnectionResetError):
            _, worker.held = worker.pipe.recv()

    def _dismiss(self, worker: Worker) -> None:
        self.workers.remove(worker)
        worker.stop()
