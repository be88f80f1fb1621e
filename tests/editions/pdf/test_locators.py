from __future__ import annotations

import pytest

from publish.editions.pdf.locators import Run, collapse


def _runs(text: str) -> list[Run]:
    runs = []
    for word in text.split():
        first, dash, last = word.partition("-")
        runs.append(Run(f"id-{word}", first, last or first, bool(dash)))
    return runs


@pytest.mark.parametrize(
    ("pages", "printed"),
    [
        ("12 13 13 14", "12–14"),
        ("12", "12"),
        ("12 12", "12"),
        ("12 13", "12, 13"),
        ("12-13", "12–13"),
        ("12-12", "12"),
        ("12-13 14", "12–14"),
        ("12-20 14", "12–20"),
        ("9 10 11 15", "9–11, 15"),
        ("30 4 17", "4, 17, 30"),
        ("xi 3", "xi, 3"),
        ("xiv 1", "xiv, 1"),
        ("ii iii iv", "ii–iv"),
    ],
)
def test_runs_as_they_are_printed(pages: str, printed: str) -> None:
    assert ", ".join(run.words for run in collapse(_runs(pages))) == printed


def test_a_run_leads_to_its_first_place() -> None:
    (run,) = collapse(_runs("14 12 13"))
    assert run.id == "id-12"
