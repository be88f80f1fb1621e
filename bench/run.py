"""Measure and write the table: ``python -m bench.run [--rows cold-pdf,word] [--runs 3]``."""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bench.books import Books
from bench.generate import SEED
from bench.machine import machine
from bench.results import MEGABYTE, Runs, missed, table, tree
from bench.rows import ROWS, Row, Run, Turn

HERE = Path(__file__).parent
_WORDS = """\
# How fast it is

Made by `make bench`. Medians of {runs} runs, each row in turn with the others; the book has
{scale:g} × 180,000 words (seed “{seed}”), and {jobs} processes work on it. A ratio is by the row
named under “of”. Memory is the largest process's, and that of all together at their peak, which
one more run of each row is watched for; CPU is that of all processes.

{table}
{verdict}

{machine}
"""


def main() -> None:
    given = _given()
    rows = _chosen(given.rows)
    books = Books(given.folder, given.seed, given.scale)
    about = machine()
    runs = measure(rows, books, given.jobs, given.runs)
    misses = [words for row in rows for words in missed(row, runs)]
    verdict = "\n".join(f"- missed: {words}" for words in misses) or "All targets are met."
    facts = "\n".join(f"- {name}: {value}" for name, value in about.items())
    page = _WORDS.format(**vars(given), table=table(runs), verdict=verdict, machine=facts)
    whole = {"machine": about, "scale": given.scale, "seed": given.seed, "rows": tree(runs)}
    given.output.mkdir(parents=True, exist_ok=True)
    (given.output / "RESULTS.md").write_text(page, encoding="utf-8")
    text = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    (given.output / "RESULTS.json").write_text(text, encoding="utf-8")
    print(table(runs), verdict, sep="\n")


def measure(rows: Sequence[Row], books: Books, jobs: int, count: int) -> Runs:
    """Every row once, then every row again: what slows the machine meanwhile slows all.

    Then once more for the memory of all processes: to look at it takes time.
    """
    runs: defaultdict[str, list[Run]] = defaultdict(list)
    for number in range(count):
        for row, turn in _turns(rows, jobs, number):
            run = row.run(books, turn)
            runs[row.name].append(run)
            print(f"{number + 1}/{count} {row.name}: {run.taken.wall:.2f} s", file=sys.stderr)
    for row, turn in _turns(rows, jobs, count):
        held = row.run(books, replace(turn, watched=True)).taken.together
        print(f"memory {row.name}: {held / MEGABYTE:.0f} MB", file=sys.stderr)
        runs[row.name] = [
            replace(run, taken=replace(run.taken, together=held)) for run in runs[row.name]
        ]
    return runs


def _turns(rows: Sequence[Row], jobs: int, number: int) -> Iterator[tuple[Row, Turn]]:
    """Two rows may make the same kind of edit; no edit is to be made twice."""
    for place, row in enumerate(rows):
        yield row, Turn(jobs, number * len(ROWS) + place)


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", default="", help="names, with commas; all if none is given")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--scale", type=float, default=1.0, help="size of the book, 1 if not given")
    parser.add_argument("--seed", default=SEED)
    parser.add_argument("--folder", type=Path, default=Path("build/bench"), help="where to work")
    parser.add_argument("--output", type=Path, default=HERE, help="where to write the results")
    return parser.parse_args()


def _chosen(names: str) -> list[Row]:
    """The rows named, and those that they are measured by."""
    wanted = set(names.split(",")) if names else {row.name for row in ROWS}
    known = {row.name: row for row in ROWS}
    if unknown := wanted - known.keys():
        raise SystemExit(f"no such row: {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    for name in tuple(wanted):
        while name := known[name].of if known[name].of != name else "":
            wanted.add(name)
    return [row for row in ROWS if row.name in wanted]


if __name__ == "__main__":
    main()
