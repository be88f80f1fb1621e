"""A long list of references in portions, for as many pandocs side by side."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from publish.pandoc import PandocError, PandocTimeoutError, run
from publish.source.library.nodes import Node
from publish.source.library.records import Entry

_ENOUGH = 150
"""Entries: shared further, they would not make up for the time that pandoc takes to begin."""
_MOST = 4
_REFERS = re.compile(r"(?:^|[-:?,\[{])\s*[&*]\w|<<", re.MULTILINE)
"""An anchor, an alias, a merge: what stands in one portion may be meant in another."""


def read_entries(text: str, items: Sequence[Node], before: str) -> list[Entry]:
    """The entries of a YAML document, to be read with ``before`` in front.

    ``items`` are those of its list, if there is nothing else in it. Raises PandocError.
    """
    portions = [before + portion for portion in _portions(text, items)]
    try:
        with ThreadPoolExecutor(len(portions)) as beside:
            return [entry for part in beside.map(_read, portions) for entry in part]
    except PandocTimeoutError:
        raise
    except PandocError:  # it names a line of its portion
        return _read(before + text)


def _read(text: str) -> list[Entry]:
    lines = [line for line in text.split("\n") if line.rstrip() not in ("---", "...")]
    document = "\n".join(["---", *lines, "---", ""])
    return json.loads(run(["-f", "markdown", "-t", "csljson"], document))  # type: ignore[no-any-return]


def _portions(text: str, items: Sequence[Node]) -> list[str]:
    """Texts of about as many items each, after what stands before the first."""
    count = min(_MOST, len(items) // _ENOUGH)
    if count < 2 or _REFERS.search(text):
        return [text]
    lines = text.split("\n")
    starts = [item.start_mark.line for item in items]
    dash = " " * (items[0].start_mark.column - 2) + "- "
    if len(text.splitlines()) != len(text.rstrip("\n").split("\n")) or not all(
        lines[start].startswith(dash) for start in starts
    ):
        return [text]
    cuts = [starts[len(starts) * number // count] for number in range(count)]
    ends = [*cuts[1:], len(lines)]
    return ["\n".join(lines[: cuts[0]] + lines[a:b]) for a, b in zip(cuts, ends, strict=True)]
