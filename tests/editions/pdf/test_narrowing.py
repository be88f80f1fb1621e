"""Margin boxes are as wide as WeasyPrint makes them."""

from __future__ import annotations

from itertools import product

import pytest
from weasyprint.layout.page import OrientedBox

from publish.editions.pdf.setting.narrowing import narrowed_if_need_be


class _Box(OrientedBox):  # type: ignore[misc]
    """A box with margins of 3 in all; ``asked`` says whether its narrowest width was."""

    padding_plus_border, margin_a, margin_b = 1.0, 2.0, 0.0

    def __init__(self, least: float, most: float) -> None:
        self.inner: float | str = "auto"
        self.max_content_size, self._least, self.asked = most, least, False

    @property
    def min_content_size(self) -> float:
        self.asked = True
        return self._least


@pytest.mark.parametrize(
    ("outer", "least", "most"), [*product((0.0, 9.0, 23.0, 40.0), (5.0, 30.0), (20.0, 30.0))]
)
def test_boxes_are_as_wide_as_ever(outer: float, least: float, most: float) -> None:
    usual, box = _Box(least, most), _Box(least, most)
    usual.outer = outer
    with narrowed_if_need_be():
        box.outer = outer
        assert (box.inner, box.outer) == (usual.inner, usual.outer)
    assert usual.asked
    assert box.asked == (outer - 3.0 < most)
