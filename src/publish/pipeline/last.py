"""What is kept of the last build: of what each step was made, what it gave, how long it took.

It stands in one file, so that where little has changed the next build need not read what each of
a thousand steps gave, only see that it is still there.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publish.store import Record

if TYPE_CHECKING:
    from publish.pipeline.keys import Parts

FILE = "last.json"
_FORM = {
    "code": str,
    "tools": str,
    "parameters": str,
    "inputs": dict,
    "key": str,
    "value": str,
    "size": int,
    "seconds": float,
}
"""Of an entry: ``value`` is empty where the step had something to say, which is not kept here."""


def remembered(folder: Path) -> dict[str, Any]:
    """Step name → the parts of its last key, and what it gave; empty where nothing is known."""
    try:
        tree = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    entries = tree.items() if isinstance(tree, dict) else ()
    return {name: entry for name, entry in entries if _is_whole(entry)}


def _is_whole(entry: Any) -> bool:
    """Whether it is what `remember` writes."""
    return (
        isinstance(entry, dict)
        and entry.keys() == _FORM.keys()
        and all(isinstance(entry[name], kind) for name, kind in _FORM.items())
    )


def given(entry: Mapping[str, Any] | None, key: str) -> Record | None:
    """What the step gave under this key, if that is remembered; the value may be gone since."""
    if entry is None or entry["key"] != key or not entry["value"]:
        return None
    return Record(entry["value"], (), entry["seconds"], entry["size"])


def remember(
    folder: Path,
    before: Mapping[str, Any],
    now: Mapping[str, tuple[Parts, Record]],
) -> None:
    """Keep for the next build the parts of all keys, and what the steps gave.

    A folder that cannot be written is no loss.
    """
    tree = {**before, **{name: _entry(*one) for name, one in now.items()}}
    if tree == before:
        return
    with contextlib.suppress(OSError):
        part = folder / f".{FILE}.part"
        part.write_text(json.dumps(tree), encoding="utf-8")
        part.replace(folder / FILE)


def _entry(parts: Parts, record: Record) -> dict[str, Any]:
    return {
        "code": parts.code,
        "tools": parts.tools,
        "parameters": parts.parameters,
        "inputs": dict(parts.inputs),
        "key": parts.key,
        "value": "" if record.diagnostics else record.value,
        "size": record.size,
        "seconds": record.seconds,
    }
