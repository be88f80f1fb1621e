"""Whoever carries out a pool's tasks: a process of its own, or a thread of this one."""

from __future__ import annotations

import signal
import sys
import traceback
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from threading import Thread
from types import ModuleType

from publish.pipeline.memory import Held
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

Kinds = Collection[Callable[..., None] | None] | None
"""The preparations of steps that are to come; None where that is not known."""


def _room(preparation: Callable[..., None]) -> str:
    return preparation.__module__.rpartition(".")[0]


@dataclass(frozen=True)
class Failure:
    """A task raised: a bug, or a missing library."""

    error: BaseException
    trace: str


@dataclass
class Worker:
    process: BaseProcess | Thread
    pipe: Connection
    task: Task | None = None
    prepared: Callable[..., None] | None = None
    """For which kind of task it has been, while it had nothing to do, or by such a task itself."""
    preparing: bool = False
    """Whether it is at that while it has nothing to do."""
    held: int = 0
    """Bytes of memory after its last task."""

    @property
    def free(self) -> bool:
        """Whether it has nothing to do, and is not preparing either."""
        return self.task is None and not self.preparing

    @property
    def outgrown(self) -> bool:
        """Whether it is a process that has grown too large."""
        return self.held > LARGE and not isinstance(self.process, Thread)

    def done_with(self, kinds: Kinds) -> bool:
        """Whether it has grown by what it has prepared for, of which no more is to come.

        Steps of one room are of one sort: folios are laid out with what galleys have left.
        """
        if self.prepared is None or kinds is None or self.held <= GROWN:
            return False
        return _room(self.prepared) not in {_room(one) for one in kinds if one is not None}

    def stop(self) -> None:
        """End it, at once if it is at work; a thread ends with its task, or with this process."""
        self.pipe.close()
        if isinstance(self.process, Thread):
            self.process.join(timeout=5 if self.task is None else 0)
            return
        if not self.free:
            self.process.kill()
        self.process.join(timeout=5)


def hired(context: ForkServerContext) -> Worker:
    """A process of its own; the first waits until its server has loaded what steps need."""
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True)
    with _nameless_main():
        process.start()
    theirs.close()
    return Worker(process, ours)


def lent(context: ForkServerContext) -> Worker:
    """A thread of this process."""
    ours, theirs = context.Pipe()
    thread = Thread(target=_work, args=(theirs, sys.maxsize), daemon=True)
    thread.start()
    return Worker(thread, ours)


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
    """A process's life. Ctrl-C reaches all of a terminal; what is to be done, the build says."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _work(pipe, LARGE)


def _work(pipe: Connection, large: int) -> None:
    """Carry out tasks until the pipe is closed, or until the process holds more than ``large``."""
    held, values = Held(), Values()
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        result = _done(task, values)
        bytes_held = held.after_task()
        try:
            pipe.send((result, bytes_held))
        except BrokenPipeError:
            return  # the build was killed; the value is in the store for the next one
        if result is not None and bytes_held > large:
            return


def _done(task: Task | Preparation, values: Values) -> Record | Lost | Failure | None:
    """What came of it; nothing of a preparation."""
    try:
        if isinstance(task, Task):
            return carry_out(task, values)
        prepare(task, values)
    except BaseException as error:
        return Failure(error, traceback.format_exc())
    return None
