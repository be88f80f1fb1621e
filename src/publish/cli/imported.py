"""What became of entries from elsewhere, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from publish.cli.options import Form
from publish.cli.report import print_json, print_report

if TYPE_CHECKING:
    from publish.references.importing import Imported
    from publish.references.merging import Incoming


def print_imported(done: Imported, form: Form, added: str) -> None:
    """The report of an import; ``added`` says of entries what has been done with them."""
    made = done.merge
    if form is Form.JSON:
        content = {"added": made.added, "same": made.same, "likely": made.likely}
        print_json({name: map(_entry, entries) for name, entries in content.items()}, done.report)
        return
    for line in _lines(done, added):
        typer.echo(line)
    if done.report:
        print_report(done.report)


def _lines(done: Imported, added: str) -> Iterator[str]:
    made = done.merge
    for one in made.added:
        renamed = "" if one.entry["id"] in (one.key, "") else f" (was {one.entry['id']})"
        yield f"{one.place}: {one.key}{renamed}: {added}"
    for one in made.likely:
        yield f"{_name(one)}: probably {one.key}, {one.there}: {one.reason}"
    for one in made.same:
        yield f"{_name(one)}: there already as {one.key}, {one.there}"
    if done.target:
        counts = f"{len(made.added)} {added}, {len(made.same)} there already"
        yield f"{done.target}: {counts}, {len(made.likely)} probable duplicates left out."


def _name(one: Incoming) -> str:
    """The entry's place, and its key if it came with one."""
    return f"{one.place}: {one.entry['id']}" if one.entry["id"] else str(one.place)


def _entry(one: Incoming) -> dict[str, Any]:
    there = one.there
    return {
        "key": one.key,
        "id": one.entry["id"],
        "title": one.entry.get("title", ""),
        "path": one.place.path,
        "line": one.place.line,
        "column": one.place.column,
        "reason": one.reason,
        "there": {"path": there.path, "line": there.line, "column": there.column}
        if there.path
        else None,
    }
