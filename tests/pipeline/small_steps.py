"""Functions of steps; in a module of their own, so that other processes can load them."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from publish.diagnostics import Outcome, Span, diagnose


def given(value: object) -> Outcome[object]:
    return Outcome(value)


def found(path: str) -> Outcome[str]:
    """What stands in the file, as soon as there is one."""
    while not Path(path).exists():
        time.sleep(0.01)
    return Outcome(Path(path).read_text())


def process(*_: object) -> Outcome[str]:
    """In which process the step is made."""
    return Outcome(str(os.getpid()))


def prepare(before: object, path: str) -> None:
    """Leave word of the process, and that the input was not there."""
    target = Path(path)
    target.with_suffix(".new").write_text(f"{os.getpid()} {before}")
    target.with_suffix(".new").rename(target)


def prepare_slowly(before: object, told: str, waits_for: str) -> None:
    """Say so, and be at it until there is a file."""
    Path(told).touch()
    while not Path(waits_for).exists():
        time.sleep(0.01)


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def slowly(seconds: float) -> Outcome[float]:
    time.sleep(seconds)
    return Outcome(seconds)


def fail(*_: object) -> None:
    raise ValueError("no preparation can be made")


def wrong(*_: object) -> Outcome[object]:
    """Nothing, with an error."""
    return Outcome(None, (diagnose("SRC005", Span("one.md"), path="one.md", byte="0x80"),))


def first_of(value: object, *_: object) -> Outcome[object]:
    return Outcome(value)


def last_of(*values: object) -> Outcome[object]:
    return Outcome(values[-1])


def opened(value: object, opens: str, waits_for: str) -> Outcome[object]:
    """The value, after one file has been made and another one has been there, if any is named."""
    if opens:
        Path(opens).touch()
    while waits_for and not Path(waits_for).exists():
        time.sleep(0.01)
    return Outcome(value)


def touch(*values: object) -> Outcome[None]:
    """Make the file that is named last."""
    Path(str(values[-1])).touch()
    return Outcome(None)


def picky(value: object, opens: str) -> Outcome[object]:
    """The value, unless it is 1."""
    Path(opens).touch()
    if value == 1:
        raise ValueError("what is made of a wrong guess may fail")
    return Outcome(value)
