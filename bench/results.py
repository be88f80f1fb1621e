"""Measurements → medians, spreads, ratios, and whether the targets are met."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from statistics import median
from typing import Any

from bench.measure import Taken
from bench.rows import ROWS, Row, Run

MEGABYTE = 1_000_000
_HEAD = (
    "row", "wall s", "spread s", "of", "ratio", "target", "CPU s", "largest MB", "ratio",
    "together MB", "ratio", "pages", "file kB",
)  # fmt: skip


Runs = Mapping[str, Sequence[Run]]


def middle(runs: Sequence[Run], value: Callable[[Taken], float]) -> float:
    return median(value(run.taken) for run in runs)


def wall(taken: Taken) -> float:
    return taken.wall


def largest(taken: Taken) -> float:
    return taken.largest


def together(taken: Taken) -> float:
    return taken.together


def ratio(row: Row, runs: Runs, value: Callable[[Taken], float]) -> float | None:
    """The row's median by that of the row that it is measured by; None if that was not run."""
    if row.of not in runs:
        return None
    return middle(runs[row.name], value) / middle(runs[row.of], value)


def missed(row: Row, runs: Runs) -> list[str]:
    """Which of the row's targets are not met, of those that could be measured."""
    pairs = ((wall, row.target), (largest, row.largest), (together, row.together))
    words = []
    for value, target in pairs:
        found = ratio(row, runs, value) if row.of else middle(runs[row.name], value)
        if target is not None and found is not None and found > target:
            words.append(f"{row.name}: {value.__name__} {found:.3f}, target {target}")
    return words


def table(runs: Runs) -> str:
    """The rows that were run, as a Markdown table."""
    lines = [_line(_HEAD), _line(["---", *["---:"] * (len(_HEAD) - 1)])]
    lines += [_line(_cells(row, runs)) for row in ROWS if row.name in runs]
    return "\n".join(lines) + "\n"


def tree(runs: Runs) -> dict[str, Any]:
    """Everything, for `json`."""
    return {
        row.name: {
            "about": row.about,
            "of": row.of,
            "target": row.target,
            "ratio": ratio(row, runs, wall),
            "largest ratio": ratio(row, runs, largest),
            "together ratio": ratio(row, runs, together),
            "runs": [
                {**asdict(run.taken), "pages": run.pages, "size": run.size}
                for run in runs[row.name]
            ],
        }
        for row in ROWS
        if row.name in runs
    }


def _cells(row: Row, runs: Runs) -> list[str]:
    own = runs[row.name]
    walls = [run.taken.wall for run in own]
    limit = "" if row.target is None else f"{row.target:g}" + ("" if row.of else " s")
    return [
        row.about,
        f"{median(walls):.2f}",
        f"{min(walls):.2f}–{max(walls):.2f}",
        row.of if row.of in runs and row.of != row.name else "",
        _share(row, runs, wall),
        limit,
        f"{middle(own, lambda taken: taken.processor):.1f}",
        f"{middle(own, largest) / MEGABYTE:.0f}",
        _share(row, runs, largest, row.largest),
        f"{middle(own, together) / MEGABYTE:.0f}",
        _share(row, runs, together, row.together),
        "–".join(map(str, sorted({min(run.pages for run in own), max(run.pages for run in own)}))),
        f"{max(run.size for run in own) / 1000:.0f}" if own[0].size else "",
    ]


def _share(
    row: Row, runs: Runs, value: Callable[[Taken], float], limit: float | None = None
) -> str:
    found = ratio(row, runs, value)
    if found is None:
        return ""
    return f"{found:.3f}" + ("" if limit is None else f" (≤ {limit:g})")


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
