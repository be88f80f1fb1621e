"""Why a step was made: what in its key has changed since it was last made or reused."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from publish.pipeline.keys import Parts

FILE = "last.json"


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


def remembered(folder: Path) -> dict[str, Any]:
    """Step name → the parts of its last key, and how long it took; empty where nothing is known."""
    try:
        tree = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    entries = tree.items() if isinstance(tree, dict) else ()
    return {name: parts for name, parts in entries if _is_whole(parts)}


def _is_whole(parts: Any) -> bool:
    """Whether it is what `remember` writes."""
    return (
        isinstance(parts, dict)
        and parts.keys() == {"code", "tools", "parameters", "inputs", "seconds"}
        and isinstance(parts["inputs"], dict)
        and isinstance(parts["seconds"], float | int)
    )


def remember(
    folder: Path, before: Mapping[str, Any], now: Mapping[str, Parts], took: Mapping[str, float]
) -> None:
    """Keep for the next build the parts of all keys, and what the steps took, in seconds.

    A folder that cannot be written is no loss.
    """
    tree = dict(before)
    for name, parts in now.items():
        seconds = took.get(name, before.get(name, {}).get("seconds", 0.0))
        tree[name] = {**_plain(parts), "seconds": seconds}
    if tree == before:
        return
    with contextlib.suppress(OSError):
        part = folder / f".{FILE}.part"
        part.write_text(json.dumps(tree), encoding="utf-8")
        part.replace(folder / FILE)


def _plain(parts: Parts) -> dict[str, Any]:
    return {
        "code": parts.code,
        "tools": parts.tools,
        "parameters": parts.parameters,
        "inputs": dict(parts.inputs),
    }
