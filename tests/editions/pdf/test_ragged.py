"""Lines of ragged text are those of WeasyPrint, made of words that have been measured."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint.formatting_structure import boxes

from editions.pdf.garamond import document, lines
from publish.editions.pdf.setting import lines as setting
from publish.editions.pdf.setting.making import Unshaped
from publish.editions.pdf.setting.measuring import Faces, Measures

_SHEET = """
p { text-align: left; hyphens: none; font: 10pt/14pt 'EB Garamond' }
sup { font-size: 70%; line-height: 0; vertical-align: super }
code { font: 8pt 'IBM Plex Mono'; padding: 0 3px; border: 1px solid }
"""
_TEXT = (
    "Babatolni, Branrucesa. 1996. “The Unfinished Charter.”<span></span> <em>Journal of the "
    "Empty Year and the Machine</em> 52: 374–94<sup>12</sup>, see <b>neigh<i>bouring</i></b> "
    "districts’ well-known newspapers, pp.&nbsp;12–15. Laponiwo Press. "
)
_MEASURES = [45, 52.5, 61, 70, 83]


def _document(body: str, style: str = "") -> Any:
    return document(body, _SHEET + style, Measures(Faces()))


def _by_weasyprint(body: str, style: str = "") -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(setting, "filled", lambda *_: None)
        return _document(body, style)


def _texts(line: Any) -> list[tuple[str, float, float]]:
    return [
        (box.text, round(box.position_x, 3), round(box.position_y, 3))
        for box in line.descendants()
        if isinstance(box, boxes.TextBox) and box.text
    ]


def _shown(document: Any) -> list[Any]:
    return [(line.width > 0, _texts(line)) for line in lines(document)]


def _is_made(document: Any) -> bool:
    inner = (box for line in lines(document) for box in line.descendants())
    return any(isinstance(getattr(box, "pango_layout", None), Unshaped) for box in inner)


@pytest.mark.parametrize("measure", _MEASURES)
@pytest.mark.parametrize("style", ["", "p{text-indent:-3px;text-align:center}", "p{hyphens:auto}"])
def test_lines_are_those_of_weasyprint(measure: float, style: str) -> None:
    body = f'<p style="width: {measure}mm">{(_TEXT * 2).strip()}</p>'
    assert _shown(_document(body, style)) == _shown(_by_weasyprint(body, style))


def test_they_are_made_of_words() -> None:
    made = [
        _is_made(_document(f'<p style="width: {measure}mm">{_TEXT.strip()}</p>'))
        for measure in _MEASURES
    ]
    assert sum(made) > len(made) / 2


def test_they_go_on_overleaf() -> None:
    style = "@page{size:80mm 60mm;margin:5mm}p{orphans:2;widows:2}"
    body = f"<p>{('Some words that are <em>set</em> in ragged lines. ' * 40).strip()}</p>"
    made, usual = _document(body, style), _by_weasyprint(body, style)
    assert len(made.pages) > 2
    assert _is_made(made)
    assert _shown(made) == _shown(usual)


@pytest.mark.parametrize(
    "text",
    [
        "which ends with a space <span></span>before an empty box and goes on for more lines",
        "that <span style='white-space:nowrap'>is to stay in one line as far as this</span> goes",
        "with a word of " + "overlength" * 9 + " in it",
    ],
)
def test_where_it_is_not_clear_what_fits_weasyprint_finds_out(text: str) -> None:
    for measure in range(30, 60, 3):
        body = f'<p style="width: {measure}mm">Some text {text}</p>'
        assert _shown(_document(body)) == _shown(_by_weasyprint(body))
