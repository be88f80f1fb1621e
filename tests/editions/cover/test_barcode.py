"""The barcode, read as a scanner reads it: by the widths of bars and spaces."""

from __future__ import annotations

import pytest
from lxml import etree

from publish.editions.cover.barcode import BARS, LEFT, MODULE, barcode, hyphenated

ODD = (
    "0001101", "0011001", "0010011", "0111101", "0100011",
    "0110001", "0101111", "0111011", "0110111", "0001011",
)  # fmt: skip
"""Number set A of the GS1 General Specifications, 5.2.1.2.1, digit by digit."""
EVEN = tuple("".join("10"[int(m)] for m in reversed(modules)) for modules in ODD)
RIGHT = tuple("".join("10"[int(m)] for m in modules) for modules in ODD)
FIRST = "AAAAAA AABABB AABBAB AABBBA ABAABB ABBAAB ABBBAA ABABAB ABABBA ABBABA".split()


def _bars(svg: str) -> etree._Element:
    return etree.fromstring(svg).findall("{*}rect")


def _scanned(svg: str) -> str:
    modules = ["0"] * BARS
    for bar in _bars(svg):
        begin, width = int(bar.get("x")) - LEFT, int(bar.get("width"))
        modules[begin : begin + width] = "1" * width
    line = "".join(modules)
    assert (line[:3], line[45:50], line[92:]) == ("101", "01010", "101")
    left = [line[3 + 7 * n : 10 + 7 * n] for n in range(6)]
    right = [line[50 + 7 * n : 57 + 7 * n] for n in range(6)]
    sets = "".join("A" if one in ODD else "B" for one in left)
    halves = [ODD.index(m) if m in ODD else EVEN.index(m) for m in left]
    digits = [FIRST.index(sets), *halves, *map(RIGHT.index, right)]
    return "".join(map(str, digits))


@pytest.mark.parametrize(
    ("isbn", "digits"),
    [
        ("978-3-16-148410-0", "9783161484100"),
        ("0-306-40615-2", "9780306406157"),
    ],
)
def test_a_scanner_reads_the_isbn(isbn: str, digits: str):
    assert _scanned(barcode(isbn, "Mono")) == digits


def test_a_wrong_number_has_no_bars():
    with pytest.raises(ValueError):
        barcode("9783161484101", "Mono")


def test_it_is_of_the_size_that_scanners_are_made_for():
    root = etree.fromstring(barcode("9783161484100", "Mono"))
    assert root.get("width") == "37.29mm"
    assert root.get("viewBox").split()[2] == "113"
    tallest = max(int(bar.get("height")) for bar in _bars(barcode("9783161484100", "Mono")))
    assert tallest * MODULE == pytest.approx(24.5, abs=0.1)


def test_the_digits_stand_below_in_the_theme_s_font():
    texts = etree.fromstring(barcode("9783161484100", 'A "Mono"')).findall("{*}text")
    assert "".join(text.text for text in texts) == "9783161484100>"
    assert {text.get("font-family") for text in texts} == {'A "Mono"'}


def test_the_number_is_parted_as_its_group_and_publisher_are():
    assert hyphenated("9783161484100") == "978-3-16-148410-0"
    assert hyphenated("0306406152") == "978-0-306-40615-7"
