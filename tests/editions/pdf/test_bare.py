"""What WeasyPrint is expected to do when only some styles are asked what is behind their boxes."""

from __future__ import annotations

from typing import Any

import weasyprint
from weasyprint.layout import background

from publish.editions.pdf.setting.bare import _BARE, bare_styles
from publish.editions.pdf.setting.styles import shared_styles

_BODY = """
<style>
@page { size: 60mm 80mm; margin: 5mm; background: #eee }
html { background: #fed } .tint { background: #cba } .round { border-radius: 3px 10% 0 1px }
.image { background: linear-gradient(red, blue) no-repeat } .shadow { box-shadow: 1px 1px red }
.hidden { visibility: hidden } .half { border-top-left-radius: 0 9px; background: currentcolor }
.fixed { position: absolute } td { background: #ddd; border-radius: 2px }
</style>
<p id="a">One <em class="tint">two</em> <u>and</u></p><p id="b" class="tint round">Three</p>
<p class="round" style="border: 1px solid">Four <b class="half">five</b></p>
<div class="image"><p class="hidden">Six</p><p class="shadow">Seven <i class="fixed">8</i></p></div>
<table><tr><td>9</td></tr></table>
"""


def _behind(*, bare: bool) -> tuple[list[Any], bytes]:
    html = weasyprint.HTML(string=_BODY)
    with shared_styles():
        if bare:
            with bare_styles():
                document = html.render()
        else:
            document = html.render()
    found = [box for page in document.pages for box in page._page_box.descendants()]
    return [[_shown(getattr(box, name)) for name in _BARE] for box in found], document.write_pdf()


def _shown(value: Any) -> str:
    if isinstance(value, background.Background):
        layers = [layer._replace(image=type(layer.image)) for layer in value.layers]
        return f"{value.color} {layers}"
    return repr(value)


def test_boxes_have_behind_them_what_weasyprint_finds() -> None:
    usual = _behind(bare=False)
    assert _behind(bare=True) == usual
    assert len({tuple(values) for values in usual[0]}) > 5


def test_a_box_without_anything_is_not_looked_at() -> None:
    seen: list[str] = []
    usual = background.resolve_radii_percentages
    background.resolve_radii_percentages = lambda box: (seen.append(box.element_tag), usual(box))
    try:
        _behind(bare=True)
    finally:
        background.resolve_radii_percentages = usual
    assert "td" in seen
    assert "u" not in seen


def test_all_is_as_it_was_afterwards() -> None:
    before = background.layout_box_backgrounds
    with bare_styles():
        assert background.layout_box_backgrounds is not before
    assert background.layout_box_backgrounds is before
