"""What WeasyPrint is expected to do with columns when those that it tried are kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import pytest
import weasyprint
from weasyprint.layout import block

from editions.pdf.garamond import fonts
from publish.editions.pdf.setting.columns import kept_columns

_SHEET = """
@page { size: 100mm 60mm; margin: 5mm }
body { margin: 0; font: 8pt/10pt 'EB Garamond' }
div { columns: 2; column-gap: 5mm }
p { margin: 0; padding-left: 2em; text-indent: -2em }
"""
_ENTRIES = [
    f"<p>An entry with the number {n} <i>and more words</i>, {n * 7}</p>" for n in range(70)
]


def _document(body: str, style: str, *, kept: bool) -> Any:
    configuration, sheet = fonts()
    html = weasyprint.HTML(string=f"<style>{_SHEET}{style}</style>{body}")
    with kept_columns() if kept else nullcontext():
        return html.render(font_config=configuration, stylesheets=[sheet])


def _boxes(document: Any) -> Iterator[tuple[Any, ...]]:
    names = "position_x position_y width height margin_top margin_bottom".split()
    for number, page in enumerate(document.pages):
        for box in page._page_box.descendants():
            numbers = (round(float(getattr(box, name)), 6) for name in names)
            yield number, box.element_tag, getattr(box, "text", ""), *numbers


@pytest.mark.parametrize(
    "style",
    [
        "",
        "div{column-fill:auto}",
        "div{column-count:3}",
        "p:nth-child(9n){margin-top:10pt;break-after:avoid}",
        "p:nth-child(20){column-span:all}",
        "p:nth-child(5n)::after{content:'float';float:right}",
        "i{position:relative;top:2pt}",
    ],
)
@pytest.mark.parametrize("count", [3, 60])
def test_columns_are_what_weasyprint_makes(style: str, count: int) -> None:
    body = f"<h1>Index</h1><div>{''.join(_ENTRIES[:count])}</div>"
    kept, usual = (list(_boxes(_document(body, style, kept=kept))) for kept in (True, False))
    assert kept == usual


@pytest.mark.parametrize(
    "style",
    [
        "",
        "ul{margin-top:10pt}li{margin:3pt 0;padding:1pt}p{margin:2pt 0 4pt}",
        "li{break-inside:avoid}ul:nth-child(2){break-before:column}",
        "p{orphans:3;widows:3}li:nth-child(4n){border:1px solid;height:30pt}",
        "ul{float:left}",
        "li:nth-child(3n){display:table}li:nth-child(5n)>p{display:none}",
    ],
)
@pytest.mark.parametrize("count", [7, 23, 65])
def test_entries_are_where_weasyprint_puts_them(style: str, count: int) -> None:
    entries = [f"<li>{entry}</li>" for entry in _ENTRIES[:count]]
    lists = (entries[begin : begin + 11] for begin in range(0, count, 11))
    body = "".join(f"<ul>{''.join(items)}</ul>" for items in lists)
    body, style = f"<h1>Index</h1><div>{body}</div>", f"li{{display:block}}{style}"
    kept, usual = (list(_boxes(_document(body, style, kept=kept))) for kept in (True, False))
    assert kept == usual


def test_columns_with_footnotes_are_what_weasyprint_makes() -> None:
    body, style = f"<div>{''.join(_ENTRIES[:6])}</div>", "i{float:footnote}"
    kept, usual = (list(_boxes(_document(body, style, kept=kept))) for kept in (True, False))
    assert kept == usual


def _laid_out(monkeypatch: pytest.MonkeyPatch, style: str, *, kept: bool) -> int:
    """How many columns are laid out for a document of several pages."""
    count, usual = [0], block.block_box_layout

    def counting(context: Any, box: Any, *arguments: Any, **more: Any) -> Any:
        count[0] += box.is_column
        return usual(context, box, *arguments, **more)

    with monkeypatch.context() as patch:
        patch.setattr(block, "block_box_layout", counting)
        document = _document(f"<div>{''.join(_ENTRIES)}</div>", style, kept=kept)
    assert len(document.pages) > 1
    return count[0]


def test_what_was_tried_is_not_laid_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = _laid_out(monkeypatch, "", kept=False)
    assert _laid_out(monkeypatch, "", kept=True) < usual - 3


def test_entries_are_not_laid_out_for_each_height(monkeypatch: pytest.MonkeyPatch) -> None:
    count, usual = [0], block._linebox_layout

    def counting(*arguments: Any) -> Any:
        count[0] += 1
        return usual(*arguments)

    def lines(*, kept: bool) -> int:
        count[0] = 0
        _document(f"<div>{''.join(_ENTRIES[:10])}</div>", "p{margin:1pt}", kept=kept)
        return count[0]

    monkeypatch.setattr(block, "_linebox_layout", counting)
    assert lines(kept=True) < 0.8 * lines(kept=False)


def test_columns_beside_which_something_stands_are_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    style = "i{float:right}"
    usual = _laid_out(monkeypatch, style, kept=False)
    assert _laid_out(monkeypatch, style, kept=True) == usual


def test_weasyprint_is_afterwards_what_it_was() -> None:
    def functions() -> list[Any]:
        return [block.columns_layout, block.block_box_layout, block.block_level_layout]

    before = functions()
    _document("<div>Some words</div>", "", kept=True)
    assert functions() == before
