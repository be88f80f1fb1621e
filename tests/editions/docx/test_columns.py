"""Columns keep what their author wished as long as no word must break for it."""

from __future__ import annotations

import pytest
from lxml import etree

from publish.editions.docx.columns import least_widths, widths

TABLE = """<w:tbl xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>{long}</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>Bol</w:t></w:r><w:r><w:t>shevism as</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>anti-fascism</w:t></w:r></w:p></w:tc>
<w:tc><w:p/></w:tc>
<w:tc><w:p><w:r><w:t>22</w:t></w:r></w:p><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>
</w:tbl>"""


@pytest.mark.parametrize(
    ("given", "least", "expected"),
    [
        ([1, 1, 2], [10, 10, 10], [75, 75, 150]),
        ([1, 9, 10], [60, 10, 10], [60, 240 * 9 / 19, 240 * 10 / 19]),
        # Raising one column makes another too narrow.
        ([1, 4, 15], [100, 50, 10], [100, 50, 150]),
        ([1, 1], [400, 200], [200, 100]),
        ([0, 0], [10, 10], [150, 150]),
    ],
)
def test_widths(given: list[float], least: list[float], expected: list[float]) -> None:
    assert widths(given, least, 300) == pytest.approx(expected)


def test_the_longest_word_of_single_cells_counts_over_its_runs_and_to_its_hyphens() -> None:
    table = etree.fromstring(TABLE.format(long="x" * 20))
    narrow, empty, wide = least_widths(table, 3, 10)
    letter = 5.5
    assert [round((width - empty) / letter) for width in (narrow, wide)] == [7, 10]


def test_an_address_does_not_take_the_whole_table() -> None:
    table = etree.fromstring(TABLE.format(long="x").replace("anti-fascism", "y" * 200))
    assert least_widths(table, 3, 10)[0] < 150
