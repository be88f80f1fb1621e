"""What WeasyPrint's boxes are expected to answer."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
import weasyprint
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block
from weasyprint.matrix import Matrix

from publish.editions.pdf.setting.asking import _ANSWERS, swift_answers

_BODY = """
<style>
@page { size: 60mm 50mm; margin: 5mm }
.left { float: left } .fixed { position: fixed } .beside { position: absolute }
.moved { position: relative; top: 1px } .note { float: footnote } .head { position: running(head) }
.apart { overflow: hidden } .root { display: flow-root }
.before { break-before: left } .after { break-after: avoid } td { break-after: page }
.other { page: other } .inner .other { page: third }
</style>
<p class="head">Head</p><p class="left">Left</p><p>One <em class="moved">two</em>
<span class="note">A note</span> <span class="beside">beside</span></p><p class="fixed">Fixed</p>
<section class="inner"><p class="left">L</p><p class="other">Three</p></section>
<section><p class="other">Four</p><div><p class="beside">B</p></div><p>Five</p></section>
<div class="apart">Six</div><div class="root">Six</div>
<section class="other"><div><p>Six</p></div></section>
<div><p>A</p><p class="after">B</p></div><div><p class="before after">C</p></div><p>D</p>
<table><tr><td>7</td></tr></table><ul class="other"><li>Eight</li></ul>
"""


def _answers(swift: bool) -> list[Any]:
    html = weasyprint.HTML(string=_BODY)
    if swift:
        with swift_answers():
            return _asked(html.render())
    return _asked(html.render())


def _asked(document: Any) -> list[Any]:
    found = [box for page in document.pages for box in page._page_box.descendants()]
    within = [box for page in document.pages for box in page._page_box.descendants(True)]
    return [
        [(box.element_tag, getattr(box, "text", "")) for box in within],
        [block.block_level_page_break(one, other) for one, other in pairwise(found)],
        *(
            (
                box.element_tag,
                box.is_in_normal_flow(),
                box.page_values(),
                box.position_y,
                box.establishes_formatting_context(),
            )
            for box in found
            if isinstance(box, boxes.Box)
        ),
    ]


def test_boxes_answer_as_usual() -> None:
    usual = _answers(swift=False)
    assert _answers(swift=True) == usual
    assert {flowing for _, flowing, *_ in usual[2:]} == {True, False}
    assert len({values for *_, values, _, _ in usual[2:]}) > 3


@pytest.mark.parametrize("margins", [[], [0], [3, 1.5], [-2, 4, -7.5, 4], [-1], [0.1, 0.2, -0.3]])
def test_margins_collapse_as_usual(margins: list[float]) -> None:
    usual = block.collapse_margin(margins)
    with swift_answers():
        assert block.collapse_margin(margins) == usual


def test_points_are_moved_as_usual() -> None:
    matrix = Matrix(0.75, 0.1, -0.3, 1 / 3, 12.7, -9.9)
    usual = [matrix.transform_point(x / 7, x * 1.1) for x in range(-9, 9)]
    with swift_answers():
        assert [matrix.transform_point(x / 7, x * 1.1) for x in range(-9, 9)] == usual


def test_all_is_as_it_was_afterwards() -> None:
    def functions() -> list[Any]:
        return [getattr(owner, name) for owner, name, _ in _ANSWERS]

    before = functions()
    with swift_answers():
        assert not {*before} & {*functions()}
    assert functions() == before
