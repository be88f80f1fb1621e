"""What a process and all that it starts take of the machine.

Processes that outlive their parent, as a pool's server does, are handed to this one to be waited
for, so that nothing is missed. That needs Linux.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

_SUBREAPER = 36
"""``PR_SET_CHILD_SUBREAPER`` of prctl(2)."""
_INTERVAL = 0.1
_UNCOMPILED = "PYTHONDONTWRITEBYTECODE"


class FailedError(RuntimeError):
    """The process that was to be measured has failed."""


@dataclass(frozen=True)
class Taken:
    """Seconds by the clock and of all processors; peaks of memory in bytes."""

    wall: float
    processor: float
    largest: int
    """Resident memory of the largest process."""
    together: int = 0
    """All processes at once; memory that they share counts once (``Pss`` of proc(5)). 0 where
    nobody looked: on a machine of two processors, to look takes half a second of twelve."""


def take(command: Sequence[str], *, watched: bool) -> Taken:
    """Run the command and wait for all that it has started, ``watched`` for memory or not.

    Raises FailedError, with its last words, where it exits with an error.
    """
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    others = _children()
    begun = perf_counter()
    watch = _Watch() if watched else None
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=_environment()
    ) as process:
        if watch:
            watch.start()
        assert process.stderr is not None
        words = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
    every = [used, *_orphans(others)]
    together = watch.end() if watch else 0
    if process.returncode:
        raise FailedError(words[-2000:])
    processor = sum(one.ru_utime + one.ru_stime for one in every)
    largest = max(one.ru_maxrss for one in every) * 1024
    return Taken(wall, processor, largest, max(together, largest) if watched else 0)


def _environment() -> dict[str, str]:
    """This process's, but that Python keeps what it compiles: pip compiles what it installs."""
    return {name: value for name, value in os.environ.items() if name != _UNCOMPILED}


def _orphans(others: set[int]) -> Iterator[os.struct_rusage]:  # type: ignore[name-defined]
    """Wait for what has outlived the command; ``others`` were there before it."""
    while children := _children() - others:
        for child in children:
            yield os.wait4(child, 0)[2]


def _children() -> set[int]:
    own = os.getpid()
    return {child for child, parent in _parents().items() if parent == own}


class _Watch(threading.Thread):
    """Looks again and again how much memory all processes hold."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.wait(_INTERVAL):
            self.peak = max(self.peak, sum(map(_held, _below(os.getpid()))))

    def end(self) -> int:
        """Stop looking; the most that there was."""
        self.over.set()
        self.join()
        return self.peak


def _below(process: int) -> Iterator[int]:
    """All processes below one in the tree."""
    parents = _parents()
    found = {process}
    grown = True
    while grown:
        more = {child for child, parent in parents.items() if parent in found} - found
        found |= more
        grown = bool(more)
    return iter(found - {process})


def _parents() -> dict[int, int]:
    """Every process and the one that started it."""
    return {int(path.parent.name): _parent(path) for path in Path("/proc").glob("[0-9]*/stat")}


def _parent(stat: Path) -> int:
    """The second field after the program's name, which may hold anything (proc(5))."""
    with suppress(OSError):  # ended meanwhile
        return int(stat.read_text().rpartition(")")[2].split()[1])
    return 0


def _held(process: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
