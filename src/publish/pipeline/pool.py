"""Processes that carry out tasks. A process that has grown large is replaced by a fresh one."""

from __future__ import annotations

import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Any

from publish.pipeline.memory import Held
from publish.pipeline.server import begin
from publish.pipeline.values import Values
from publish.pipeline.work import Lost, Preparation, Task, carry_out, prepare
from publish.store import Record

LARGE = 130 * 1024**2
"""Resident bytes at which a process is replaced: what it is born with takes about 70 MB, what
it knows of fonts and styles after some galleys 40, and what a long chapter's layout took besides
is never quite given back. A new one costs 20 ms, and 0.2 s if it has galleys to lay out."""
GROWN = 100 * 1024**2
"""Resident bytes at which a process is replaced that has prepared for steps of which no more are
to come: so what it knows, and what lies about between, is not held to the build's end."""


@dataclass(frozen=True)
class Failure:
    """A task raised: a bug, or a missing library."""

    error: BaseException
    trace: str


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    task: Task | None = None
    prepared: Callable[..., None] | None = None
    """For which kind of task it has been, while it had nothing to do, or by such a task itself."""
    held: int = 0
    """Bytes of memory after its last task."""


class InProcess:
    """The pool of one job: tasks are carried out here, one after another."""

    def __init__(self) -> None:
        self.waiting: list[Task] = []
        self.values = Values()

    @property
    def idle(self) -> int:
        return 0 if self.waiting else 1

    def start(self, task: Task, *, prepared_for_more: bool = True) -> None:
        self.waiting.append(task)

    def prepare(self, preparation: Preparation) -> None:
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
        self.workers: list[_Worker] = []
        self.context = begin()

    @property
    def idle(self) -> int:
        return self.jobs - sum(worker.task is not None for worker in self.workers)

    def start(self, task: Task, *, prepared_for_more: bool = True) -> None:
        """Hand the task to an idle process. There must be one, see `idle`.

        ``prepared_for_more`` is whether steps are to come for which processes prepare.
        """
        free = [one for one in self.workers if one.task is None]
        worker = max(free, key=lambda one: one.prepared is task.prepare, default=None)
        if worker and worker.prepared and not prepared_for_more and worker.held > GROWN:
            self._dismiss(worker)
            worker = None
        worker = worker or self._hire()
        try:
            worker.pipe.send(task)
        except BrokenPipeError:  # it was killed while it had nothing to do
            self._dismiss(worker)
            worker = self._hire()
            worker.pipe.send(task)
        worker.task = task
        worker.prepared = task.prepare or worker.prepared

    def prepare(self, preparation: Preparation) -> None:
        """Let an idle process prepare itself, if one has not; it counts as idle nevertheless."""
        free = [one for one in self.workers if one.task is None] or [self._hire()]
        worker = free[0]
        if worker.prepared is preparation.function:
            return
        worker.prepared = preparation.function
        with suppress(BrokenPipeError):
            worker.pipe.send(preparation)

    def finished(self) -> Iterator[tuple[Task, Record | Lost]]:
        """Wait until something is done; each finished task and what it gave.

        Raises what a task raised, and ChildProcessError for a process that was killed.
        """
        busy = {worker.pipe: worker for worker in self.workers if worker.task is not None}
        for pipe in wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]
            task = worker.task
            assert task is not None
            result, worker.held = self._received(worker)
            worker.task = None
            if worker.held > LARGE:
                self._dismiss(worker)
            if isinstance(result, Failure):
                result.error.add_note(result.trace)
                raise result.error
            yield task, result

    def close(self) -> None:
        """End all processes, at once if they are at work."""
        for worker in list(self.workers):
            if worker.task is not None:
                worker.process.kill()
            self._dismiss(worker)

    def _hire(self) -> _Worker:
        ours, theirs = self.context.Pipe()
        process = self.context.Process(target=_serve, args=(theirs,), daemon=True)
        with _nameless_main():
            process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self.workers.append(worker)
        return worker

    def _received(self, worker: _Worker) -> tuple[Any, int]:
        try:
            return worker.pipe.recv()  # type: ignore[no-any-return]
        except (EOFError, ConnectionResetError):
            name = worker.task.name if worker.task else ""
            what = f"the process at work on {name} was killed"
            advice = "if memory ran out, build with fewer --jobs"
            raise ChildProcessError(f"{what}; {advice}") from None

    def _dismiss(self, worker: _Worker) -> None:
        self.workers.remove(worker)
        worker.pipe.close()
        worker.process.join(timeout=5)


@contextmanager
def _nameless_main() -> Iterator[None]:
    """Processes started meanwhile do not run the program's main file again.

    They need nothing of it, and a script that builds a book need not be guarded against it.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _serve(pipe: Connection) -> None:
    """A process's life: tasks until the pipe is closed, or until it has grown large.

    Ctrl-C reaches all processes of a terminal; what is to be done about it, the build says.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    held, values = Held(), Values()
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        if isinstance(task, Preparation):
            prepare(task, values)
            continue
        result: Record | Lost | Failure
        try:
            result = carry_out(task, values)
        except BaseException as error:
            result = Failure(error, traceback.format_exc())
        bytes_held = held.after_task()
        try:
            pipe.send((result, bytes_held))
        except BrokenPipeError:
            return  # the build was killed; the value is in the store for the next one
        if bytes_held > LARGE:
            return
