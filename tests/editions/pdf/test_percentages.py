"""What WeasyPrint is expected to do when margins and sizes are worked out once for a style."""

from __future__ import annotations

from typing import Any

import weasyprint
from weasyprint.layout import block, inline, percent

from publish.editions.pdf.setting.percentages import (
    _BORDERS,
    _MODULES,
    _RELATIVE,
    settled_percentages,
)
from publish.editions.pdf.setting.styles import shared_styles

_BODY = """
<style>
@page { size: 100mm 80mm; margin: 5% 1cm }
p { margin: 3px 5%; border: 1px solid; padding: 2px }
div { width: 50%; min-height: 20% } table { border-collapse: collapse } td { border: 2px solid }
.box { width: 100px; box-sizing: border-box; padding: 4px; margin: 0 auto }
.flex { display: flex; min-height: 30px; max-width: calc(50% + 3px) }
</style>
<p>One</p><p>Two</p><div><p>Three</p><p>Four <em>five</em></p></div>
<p class="box">Six</p><p class="box">Seven</p><table><tr><td>8</td><td>9</td></tr></table>
<div class="flex"><p>Ten</p><p>Eleven</p></div><div class="flex"><p>Ten</p><p>Eleven</p></div>
"""


def _measures(settled: bool) -> list[list[Any]]:
    html = weasyprint.HTML(string=_BODY)
    if settled:
        with settled_percentages():
            document = html.render()
    else:
        document = html.render()
    (page,) = document.pages
    names = (*_RELATIVE, *_BORDERS, "position_x", "position_y")
    return [[getattr(box, name, None) for name in names] for box in page._page_box.descendants()]


def test_boxes_have_the_measures_that_weasyprint_gives_them() -> None:
    assert _measures(settled=True) == _measures(settled=False)


def test_what_is_settled_is_not_asked_for_again() -> None:
    paragraph, count = "<p>Word</p>", 0
    usual = percent.resolve_percentages

    def counted(*arguments: Any) -> None:
        nonlocal count
        count += 1
        usual(*arguments)

    def needed(body: str) -> int:
        nonlocal count
        count = 0
        percent.resolve_percentages = counted
        try:
            with shared_styles(), settled_percentages():
                weasyprint.HTML(string=f"<style>p{{margin:0}}</style>{body}").render()
        finally:
            percent.resolve_percentages = usual
        return count

    assert needed(paragraph * 20) <= needed(paragraph * 2) + 2
    named = "".join(f'<p id="p{number}">Word</p>' for number in range(20))
    assert needed(named) <= needed(paragraph) + 3
    row, collapse = (
        "<tr><td>Word</td><td>Word</td></tr>",
        '<table style="border-collapse:collapse">',
    )
    assert needed(collapse + row * 10) <= needed(collapse + row) + 3


def test_all_is_as_it_was_afterwards() -> None:
    with settled_percentages():
        assert block.resolve_percentages is not percent.resolve_percentages
    assert {module.resolve_percentages for module in _MODULES} == {percent.resolve_percentages}
    assert inline in _MODULES
