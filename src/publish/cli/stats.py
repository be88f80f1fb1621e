"""``publish stats``"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import typer

from publish.cli.options import MANUSCRIPT, Form, Format, ManuscriptPath
from publish.cli.report import entry, exit_code, print_report

if TYPE_CHECKING:
    from publish.pipeline.stats import Row, Stats

_COLUMNS = ("words", "notes", "figures", "tables", "citations", "pages")
_TITLE = 40
"""Letters of a title that are shown."""


def stats(manuscript: ManuscriptPath = MANUSCRIPT, form: Format = Form.TEXT) -> None:
    """Count words, notes, figures, tables, citations and printed pages, chapter by chapter.

    Pages are those of the print edition that was last built.

    Example: publish stats manuscript
    """
    from publish.pipeline.stats import stats as count

    found = count(manuscript)
    if form is Form.JSON:
        typer.echo(json.dumps(_tree(found), ensure_ascii=False, indent=2))
    else:
        for line in _lines(found):
            typer.echo(line)
        if found.report:
            print_report(found.report)
    raise typer.Exit(exit_code(found.report))


def _tree(found: Stats) -> dict[str, Any]:
    return {
        "chapters": [_row(row) for row in found.chapters],
        "whole": _row(found.whole),
        "edition": found.edition or None,
        "diagnostics": [entry(diagnostic) for diagnostic in found.report],
    }


def _row(row: Row) -> dict[str, Any]:
    counts = {key.replace("_", "-"): value for key, value in asdict(row.counts).items()}
    return {"id": row.id or None, "title": row.title, **counts, "pages": row.pages}


def _lines(found: Stats) -> Iterator[str]:
    if not found.chapters:
        return
    rows = [_row(row) for row in found.chapters] + [{**_row(found.whole), "title": "in all"}]
    titles = [_short(row["title"]) for row in rows]
    width = max(map(len, titles))
    yield " " * width + "".join(f"{name:>11}" for name in _COLUMNS)
    for title, row in zip(titles, rows, strict=True):
        values = (row[name] for name in _COLUMNS)
        cells = ("–" if value is None else f"{value:,}" for value in values)
        yield f"{title:{width}}" + "".join(f"{cell:>11}" for cell in cells)
    if found.edition:
        yield f"Pages: edition {found.edition}, as it was last built."


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else title[: _TITLE - 1].rstrip() + "…"
