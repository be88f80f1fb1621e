"""A build after which nothing has changed: what it came to is kept, so that it need not be done.

It is kept in the store like the value of a step. Its key is what was asked and what was found
there (`surroundings`); and it stands as long as every file that went into it, and every file
that it wrote, holds what it held.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from publish.config import locate
from publish.model import File
from publish.pipeline.caching import CACHE
from publish.pipeline.explain import StepReport
from publish.pipeline.files import hashed
from publish.pipeline.result import Built
from publish.pipeline.surroundings import surroundings
from publish.store import DamagedError, Store, digest, dump


@dataclass(frozen=True)
class Last:
    """The place of the last build for which the same was asked in the same surroundings."""

    key: str
    store: Store

    def standing(self) -> Built | None:
        """What it came to; None where there is none, or it stands no more."""
        record = self.store.record(self.key)
        if record is None:
            return None
        try:
            built: Built = self.store.value(record.value)
        except DamagedError:
            return None
        return built if all(map(_holds, built.files)) else None

    def keep(self, built: Built) -> None:
        """Keep what has been built, if another build would come to the same.

        A store that cannot be written is no loss here; the build has said so.
        """
        if built.whole:
            steps = (_reused(one) for one in built.result.steps)
            result = replace(built.result, steps=tuple(steps))
            with suppress(OSError):
                self.store.put(self.key, replace(built, result=result), (), 0.0)


def _reused(step: StepReport) -> StepReport:
    return replace(step, state="reused", why="nothing it needs has changed", seconds=0.0)


def before(
    path: str | Path,
    editions: tuple[str, ...],
    output: str | Path | None,
    strict: bool,
    environment: Mapping[str, str],
) -> Last | None:
    """Where the last build of the manuscript at ``path`` is; None where there is none to build.

    To be called before anything is read: what changes meanwhile is so of the next build.
    """
    folder = locate(path)
    if folder is None:
        return None
    try:
        found = surroundings(folder, environment)
    except OSError:  # whoever reads the folder next will say what is wrong with it
        return None
    into = str(Path(output).resolve()) if output is not None else ""
    cache = str(folder.root / CACHE)
    return Last(digest(dump((editions, into, strict, found))), Store(cache, cache))


def _holds(file: File) -> bool:
    try:
        return hashed(Path(file.path)) == file
    except OSError:
        return False
