"""The rules of PDF/A, PDF/UA and PDF/X: silent on a file that keeps them, not on a broken one."""

from __future__ import annotations

import pytest

from preflight import standards
from preflight.clean import clean, saved
from preflight.standards import OFFENCES, Offence
from publish.diagnostics import Span
from publish.preflight import Requirements, Standard
from publish.preflight.checking import check_content

FILE = Span("book.pdf")
KEPT = {
    Standard.PDF_X_4: standards.exchange,
    Standard.PDF_X_1A: lambda: standards.exchange("PDF/X-1a:2003"),
    Standard.PDF_X_3: lambda: standards.exchange("PDF/X-3:2003"),
    Standard.PDF_A_2B: standards.archive,
    Standard.PDF_UA_1: standards.accessible,
}
CODES = {"a": "PRE071", "u": "PRE072", "x": "PRE073"}


@pytest.mark.parametrize("standard", KEPT)
def test_a_file_that_keeps_its_standard_is_clean(standard: Standard) -> None:
    assert check_content(saved(KEPT[standard]()), FILE) == ()


def test_the_older_way_to_claim_x_1a() -> None:
    pdf = standards.exchange("PDF/X-1:2001")
    assert [one.code for one in check_content(saved(pdf), FILE)] == ["PRE073"]
    pdf.docinfo["/GTS_PDFXConformance"] = "PDF/X-1a:2001"
    assert check_content(saved(pdf), FILE) == ()


@pytest.mark.parametrize("offence", OFFENCES, ids=lambda one: f"{one.code} {one.name}")
def test_an_offence_is_found_and_nothing_else(offence: Offence) -> None:
    found = check_content(offence.content, FILE)
    mine = [one for one in found if one.code == offence.code]
    assert any(offence.says in one.message for one in mine), [one.message for one in found]
    if offence.code != "PRE071":  # one cause may break several of its rules
        assert len(mine) == 1, [one.message for one in mine]


@pytest.mark.parametrize("standard", KEPT)
def test_a_standard_that_is_asked_for_is_checked(standard: Standard) -> None:
    found = check_content(saved(clean()), FILE, Requirements(standards=(standard,)))
    assert {one.code for one in found} == {CODES[standard.value[4]]}


def test_a_part_without_rules_is_said_to_be_unchecked() -> None:
    more = standards.claim("pdfaid", "part", "4") + standards.claim("pdfuaid", "part", "2")
    found = check_content(saved(clean(more=more)), FILE)
    assert [one.code for one in found] == ["PRE005", "PRE005"]
    assert "PDF/A-4" in found[0].message
    assert "PDF/UA-2" in found[1].message
