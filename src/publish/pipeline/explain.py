"""Why a step was made: what in its key has changed since it was last made or reused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from publish.pipeline.keys import Parts


@dataclass(frozen=True)
class StepReport:
    """What became of a step: ``state`` is ``reused`` or ``made``; ``why`` says why."""

    name: str
    edition: str
    chapter: str
    state: str
    why: str
    seconds: float


def reason(parts: Parts, before: Mapping[str, Any] | None) -> str:
    """In words, what is different from ``before``, the parts of the same step's last key."""
    if before is None:
        return "never made before"
    changed = [name for name, value in parts.inputs if before["inputs"].get(name) != value]
    if changed:
        return f"changed: {', '.join(changed)}"
    for part, words in (
        ("parameters", "its settings or files changed"),
        ("code", "the program changed"),
        ("tools", "a tool's version changed"),
    ):
        if before[part] != getattr(parts, part):
            return words
    return "not in the cache any more"
