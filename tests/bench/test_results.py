"""Medians, ratios and targets."""

from __future__ import annotations

import sys

import pytest
from bench.measure import FailedError, Taken, take
from bench.results import largest, missed, ratio, table, wall
from bench.rows import ROWS, Run

_ROWS = {row.name: row for row in ROWS}


def _runs(*walls: float, memory: int = 100) -> list[Run]:
    return [Run(Taken(wall, wall, memory, 2 * memory), 10) for wall in walls]


def test_ratio_is_of_medians() -> None:
    runs = {"plain": _runs(10, 30, 20), "cold-pdf": _runs(4, 5, 90)}
    assert ratio(_ROWS["cold-pdf"], runs, wall) == 5 / 20


def test_no_ratio_without_the_other_row() -> None:
    assert ratio(_ROWS["cold-pdf"], {"cold-pdf": _runs(4)}, wall) is None
    assert missed(_ROWS["cold-pdf"], {"cold-pdf": _runs(4)}) == []


def test_targets() -> None:
    runs = {
        "plain": _runs(10),
        "cold": _runs(4, memory=41),
        "word": _runs(0.9),
        "nothing": _runs(0.61),
    }
    assert missed(_ROWS["word"], runs) == ["word: wall 0.090, target 0.08"]
    assert missed(_ROWS["nothing"], runs) == ["nothing: wall 0.610, target 0.6"]
    assert missed(_ROWS["cold"], runs) == [
        "cold: largest 0.410, target 0.4",
        # the two processes of the other row hold as much together, in the same proportion
    ]
    assert ratio(_ROWS["cold"], runs, largest) == 0.41


def test_table_has_the_rows_that_were_run() -> None:
    lines = table({"plain": _runs(10, 12, 11), "word": _runs(0.5)}).splitlines()
    assert len(lines) == 4
    assert "11.00 | 10.00–12.00" in lines[2]
    assert "| plain | 0.045 | 0.08 |" in lines[3]


def test_a_single_file_has_its_size_in_the_table() -> None:
    runs = {"pandoc-epub": [Run(Taken(2, 2, 1, 1), size=90_400)], "word": _runs(0.5)}
    word, epub = sorted(table(runs).splitlines()[2:])
    assert epub.endswith("| 0 | 90 |") and word.endswith("| 10 |  |")


def test_processes_are_measured_with_all_they_start() -> None:
    grandchild = "b = bytearray(80_000_000); import time; time.sleep(0.4)"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {grandchild!r}])"
    taken = take([sys.executable, "-c", child], watched=True)
    assert taken.wall > 0.4
    assert taken.largest > 80_000_000
    assert taken.together >= taken.largest
    assert take([sys.executable, "-c", "pass"], watched=False).together == 0


def test_failure_is_told() -> None:
    with pytest.raises(FailedError, match="no such thing"):
        take([sys.executable, "-c", "raise SystemExit('no such thing')"], watched=False)
