"""Every rule finds what it is for, and nothing else; in a clean file it finds nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from pikepdf import Pdf

from preflight.broken import BROKEN, Broken
from preflight.clean import add, clean, saved, text
from publish.diagnostics import Span
from publish.preflight import NONE, Requirements
from publish.preflight.checking import check_content
from publish.preflight.table import RULES

FILE = Span("book.pdf")
STRICT = Requirements(
    trims=((432.0, 648.0),),
    bleed=9.0,
    margin=36.0,
    gutters=((150, 36.0), (300, 54.0)),
    least_pages=4,
    most_pages=4,
    multiple=2,
    ppi=300.0,
    line_ppi=600.0,
)


@pytest.mark.parametrize("asked", [NONE, STRICT], ids=["nothing", "everything"])
def test_a_clean_file_is_clean(asked: Requirements) -> None:
    assert check_content(saved(clean()), FILE, asked) == ()


@pytest.mark.parametrize("broken", BROKEN, ids=lambda one: f"{one.code} {one.name}")
def test_a_broken_file_is_found_out(broken: Broken) -> None:
    found = check_content(broken.content, FILE, broken.asked)
    assert {one.code for one in found} == {broken.code}
    assert all(one.span == FILE for one in found)
    assert any(broken.says.lower() in one.message.lower() for one in found)


def test_rows_of_a_table_are_no_column_that_text_could_run_over() -> None:
    pdf = clean()
    for row in range(10):
        for x in (90, 250):
            add(pdf, text(x, 340 - 18 * row, size=9), mark="/P <</MCID 0>> BDC")
    add(pdf, text(90, 140, size=10 * 320 / 126), mark="/P <</MCID 0>> BDC")
    assert "PRE035" not in {one.code for one in check_content(saved(pdf), FILE, NONE)}


def _full(*rows: int, foot: str = "") -> Pdf:
    """A book whose right-hand pages have so many lines, and ``foot`` below them."""
    pdf = clean(pages=2 * len(rows))
    for number, count in enumerate(rows):
        column = "".join(text(90, 340 - 16 * row) for row in range(count))
        add(pdf, column + (text(90, 40, foot) if foot else ""), 2 * number, "/P <</MCID 0>> BDC")
    return pdf


@pytest.mark.parametrize(
    ("pdf", "pages"),
    [
        (_full(*[14] * 12, 15), [25]),
        (_full(*[14] * 12, 15, foot="words of a page"), [25]),
        (_full(14, 14, *[13] * 12, 9, 9), []),
        (_full(*[14] * 6, 15, *[9] * 6), []),
        (_full(*[8] * 12, foot="words of a page"), []),
    ],
    ids=["one", "with a foot", "most a line short", "few are full", "a foot"],
)
def test_a_page_is_too_full_if_many_others_end_above(pdf: Pdf, pages: list[int]) -> None:
    found = [one for one in check_content(saved(pdf), FILE, NONE) if one.code == "PRE036"]
    assert [one.message.split(",")[0] for one in found] == [f"Page {page}" for page in pages]


def test_every_rule_has_a_file_that_breaks_it() -> None:
    assert {rule.code for rule in RULES} <= {one.code for one in BROKEN}


CASES = Path(__file__).resolve().parents[1] / "cases"


def test_the_cases_are_files_broken_here(request: pytest.FixtureRequest) -> None:
    """``tests/cases/CODE/in`` holds the first file that breaks the rule of the code."""
    for broken in {one.code: one for one in reversed(BROKEN)}.values():
        file = CASES / broken.code / "in" / "book.pdf"
        if request.config.getoption("--update-goldens"):
            file.parent.mkdir(parents=True, exist_ok=True)
            if broken.code != "PRE004" or not file.exists():  # no two encryptions are the same
                file.write_bytes(broken.content)
            command = file.parent.with_name("command.txt")
            command.write_text(f"{broken.command}\n", encoding="utf-8")
        assert file.stat().st_size > 0
