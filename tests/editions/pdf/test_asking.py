"""What WeasyPrint's boxes are expected to answer."""

from __future__ import annotations

from typing import Any

import weasyprint
from weasyprint.formatting_structure import boxes

from publish.editions.pdf.setting.asking import swift_answers

_BODY = """
<style>
@page { size: 60mm 50mm; margin: 5mm }
.left { float: left } .fixed { position: fixed } .beside { position: absolute }
.moved { position: relative; top: 1px } .note { float: footnote } .head { position: running(head) }
.other { page: other } .inner .other { page: third }
</style>
<p class="head">Head</p><p class="left">Left</p><p>One <em class="moved">two</em>
<span class="note">A note</span> <span class="beside">beside</span></p><p class="fixed">Fixed</p>
<section class="inner"><p class="left">L</p><p class="other">Three</p></section>
<section><p class="other">Four</p><div><p class="beside">B</p></div><p>Five</p></section>
<section class="other"><div><p>Six</p></div></section>
<table><tr><td>7</td></tr></table><ul class="other"><li>Eight</li></ul>
"""
_NAMES = ("is_in_normal_flow", "page_values", "descendants")


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
        *(
            (box.element_tag, box.is_in_normal_flow(), box.page_values(), box.position_y)
            for box in found
            if isinstance(box, boxes.Box)
        ),
    ]


def test_boxes_answer_as_usual() -> None:
    usual = _answers(swift=False)
    assert _answers(swift=True) == usual
    assert {flowing for _, flowing, *_ in usual[1:]} == {True, False}
    assert len({values for *_, values, _ in usual[1:]}) > 3


def test_all_is_as_it_was_afterwards() -> None:
    def functions() -> list[Any]:
        return [getattr(kind, name) for kind in (boxes.Box, boxes.ParentBox) for name in _NAMES]

    before = functions()
    with swift_answers():
        assert functions() != before
    assert functions() == before
