"""How large a cover is: spine, bleed and trim, as printers reckon them."""

from __future__ import annotations

import pytest

from publish import profiles
from publish.editions.cover.sheet import Binding, Sheet, front_alone, spread

IN = 72.0
MM = 72 / 25.4


@pytest.mark.parametrize(
    ("printer", "paper", "pages", "inches"),
    [
        ("kdp", "white", 200, 0.4504),  # 200 pages of 0.002252 in
        ("kdp", "cream", 200, 0.5),
        ("kdp", "colour", 201, 0.4741),  # a leaf has two pages: 202
        ("lulu", "white", 222, 0.56),  # 222 / 444 + 0.06
        ("ingramspark", "cream", 300, 0.674),  # as its calculator has it
    ],
)
def test_the_spine_is_as_wide_as_the_printer_says(
    printer: str, paper: str, pages: int, inches: float
):
    binding = Binding("6x9in", paper=paper, profile=profiles.load(printer))
    assert spread(binding, pages).spine == pytest.approx(inches * IN, abs=0.02)


def test_the_sheet_of_a_paperback():
    sheet = spread(Binding("6x9in", profile=profiles.load("kdp")), 100)
    spine = 100 * 0.002252 * IN
    assert sheet.bleed == pytest.approx(0.125 * IN)
    assert sheet.size == pytest.approx((12.25 * IN + spine, 9.25 * IN))


@pytest.mark.parametrize(
    ("printer", "pages", "text"),
    [("kdp", 78, False), ("kdp", 79, True), ("ingramspark", 47, False), ("ingramspark", 48, True)],
)
def test_text_on_the_spine(printer: str, pages: int, text: bool):
    binding = Binding("6x9in", profile=profiles.load(printer))
    assert spread(binding, pages).text_on_spine is text


@pytest.mark.parametrize(("spine", "text"), [("3mm", False), ("5mm", True)])
def test_a_spine_of_the_book_s_own(spine: str, text: bool):
    sheet = spread(Binding("148x210mm", spine=spine), 0)
    assert sheet.spine == pytest.approx(float(spine[0]) * MM)
    assert sheet.bleed == pytest.approx(3 * MM)
    assert sheet.text_on_spine is text


def test_the_book_s_own_width_counts_more_than_the_printer_s():
    binding = Binding("6x9in", spine="12mm", profile=profiles.load("kdp"))
    assert spread(binding, 500).spine == pytest.approx(12 * MM)


def test_a_bleed_of_the_book_s_own():
    assert spread(Binding("148x210mm", bleed="5mm", spine="9mm"), 0).bleed == 5 * MM


def test_a_booklet_has_no_spine():
    binding = Binding("148mm 210mm", profile=profiles.load("booklet-a5"))
    assert spread(binding, 32) == Sheet(148 * MM, 210 * MM, 3 * MM, 0.0, False)


def test_the_front_alone_is_a_trimmed_page():
    assert front_alone(Binding("6in 9in", spine="9mm", bleed="3mm")).size == (6 * IN, 9 * IN)
