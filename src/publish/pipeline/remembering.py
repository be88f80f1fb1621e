"""What was read of settings, as long as all that it was read from is what it was.

book.yaml, themes and profiles are read by libraries whose loading takes longer than the rest of
what comes before the first step of a build. So what they say is kept in the store like the value
of a step, if nothing was wrong with it; there is no other way to be sure that all that is wrong
is said each time.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from publish.diagnostics import Outcome
from publish.pipeline.surroundings import installation
from publish.store import DamagedError, Store, digest, dump

T = TypeVar("T")


@dataclass(frozen=True)
class Memory:
    """What has been read before; without a ``store`` everything is read anew."""

    store: Store | None

    def of(
        self, kind: str, told: Callable[[], tuple[Any, ...]], read: Callable[[], Outcome[T]]
    ) -> Outcome[T]:
        """What ``read`` gives, or gave before for the same ``told``.

        That is all that it depends on, but for the program itself. It is asked again when
        something has been read: what has changed meanwhile is not kept.
        """
        if self.store is None:
            return read()
        key = _key(kind, told())
        record = self.store.record(key)
        if record is not None:
            with suppress(DamagedError):
                return Outcome(self.store.value(record.value))
        outcome = read()
        if not outcome.diagnostics and key == _key(kind, told()):
            with suppress(OSError):  # a store that cannot be written: the build says so
                self.store.put(key, outcome.value, (), 0.0)
        return outcome


NOTHING = Memory(None)
"""Remembers nothing."""


def _key(kind: str, told: tuple[Any, ...]) -> str:
    return digest(dump((kind, installation(), told)))
