"""What WeasyPrint is expected to make of a line, made here of words that have been measured."""

from __future__ import annotations

from typing import Any

import pytest

from editions.pdf.garamond import document, lines
from publish.editions.pdf.setting.making import Maker, Unshaped
from publish.editions.pdf.setting.measuring import Faces, Measures

_SHEET = """
p { text-align: justify; hyphens: auto; font: 10pt/14pt 'EB Garamond' }
a { text-decoration: none }
sup { font-size: 70%; line-height: 0; vertical-align: super }
code { font: 8pt 'IBM Plex Mono'; padding: 0 3px; border: 1px solid }
.call::before { content: '\\2060' }
"""
_TEXT = (
    "In the first months of that year the association had grown beyond <em>anything which its "
    "founders</em> could have imagined<sup><a class='call' href='#n'>12</a></sup>, although "
    "<span></span>neither the <code>--correspondence</code> nor pp.&nbsp;12–15 of the "
    "<b>neigh<i>bouring</i></b> districts’ newspapers acknowledged its existence. "
)
_MEASURES = [45, 60, 90]


def _document(body: str, style: str = "") -> Any:
    return document(body, _SHEET + style, Measures(Faces()))


def _lines(document: Any) -> list[Any]:
    return list(lines(document))


def _shape(box: Any) -> tuple[Any, ...]:
    """All that a line's box and those in it are expected to have."""
    names = "position_x position_y width height baseline"
    sides = "margin_{} padding_{} border_{}_width"
    numbers = [getattr(box, name, 0) for name in names.split()]
    for side in ("left", "right", "top", "bottom"):
        numbers += [getattr(box, name) for name in sides.format(side, side, side).split()]
    spacing, text = getattr(box, "justification_spacing", 0), getattr(box, "text", "")
    number = tuple(round(number, 4) for number in (*numbers, spacing if " " in text else 0))
    inner = tuple(_shape(child) for child in getattr(box, "children", ()))
    return type(box), box.element_tag, text, number, inner


def _shapes(document: Any) -> list[Any]:
    return [(_shape(line), line.resume_at) for line in _lines(document)]


def _by_weasyprint(body: str, style: str = "") -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Maker, "of", lambda *_: None)
        return _document(body, style)


def _is_made(document: Any) -> bool:
    return any(
        isinstance(getattr(box, "pango_layout", None), Unshaped)
        for line in _lines(document)
        for box in line.descendants()
    )


@pytest.mark.parametrize("measure", _MEASURES)
@pytest.mark.parametrize("style", ["", "p{text-indent:1em}", "code{box-decoration-break:slice}"])
def test_a_line_is_what_weasyprint_makes(measure: int, style: str) -> None:
    body = f'<p style="width: {measure}mm">{(_TEXT * 4).strip()}</p>'
    made, usual = _document(body, style), _by_weasyprint(body, style)
    assert _is_made(made)
    assert not _is_made(usual)
    assert _shapes(made) == _shapes(usual)


def test_a_paragraph_goes_on_overleaf() -> None:
    style = "@page{size:80mm 60mm;margin:5mm}p{orphans:3;widows:3}"
    body = f"<p>{(_TEXT * 6).strip()}</p>"
    made, usual = _document(body, style), _by_weasyprint(body, style)
    assert len(made.pages) > 3
    assert _shapes(made) == _shapes(usual)


@pytest.mark.parametrize(
    "style",
    [
        "em{letter-spacing:1px}",
        "em{text-decoration:underline}",
        "em{box-decoration-break:clone}",
    ],
)
def test_what_is_not_plain_is_left_to_weasyprint(style: str) -> None:
    body = f'<p style="width: 60mm">{_TEXT * 3}</p>'
    assert not _is_made(_document(body, style))


@pytest.mark.parametrize("word", ["soft\N{SOFT HYPHEN}hyphen", "a\N{ZERO WIDTH JOINER}b"])
def test_what_is_not_as_wide_as_its_words_is_left_to_weasyprint(word: str) -> None:
    assert not _is_made(_document(f'<p style="width: 60mm">{_TEXT * 2}{word} {_TEXT}</p>'))


@pytest.mark.parametrize("align", ["justify", "center", "right", "start"])
def test_a_last_line_that_is_aligned_otherwise(align: str) -> None:
    body = f'<p style="width: 60mm">{(_TEXT * 2).strip()}</p>'
    style = f"p{{text-align-last:{align}}}"
    assert _shapes(_document(body, style)) == _shapes(_by_weasyprint(body, style))


@pytest.mark.parametrize("align", ["left", "right", "center", "start", "end"])
@pytest.mark.parametrize("measure", _MEASURES)
def test_text_that_is_not_justified_and_needs_one_line(align: str, measure: int) -> None:
    body = "".join(
        f"<p style='text-align:{align};width:{measure}mm;text-indent:3px'>{words}</p>"
        for words in ("Short", "Two <em>words</em>", "“Shaped” A. V. <sup>1</sup> T", _TEXT)
    )
    made, usual = _document(body), _by_weasyprint(body)
    assert _is_made(made)
    assert _shapes(made)[:3] == _shapes(usual)[:3]
    assert len(_lines(made)) == len(_lines(usual))


def test_the_space_at_the_end_of_a_line_needs_no_room() -> None:
    width = _lines(_document("<p style='text-align:left;width:90mm'>Two words</p>"))[0].width
    body = f"<p style='text-align:left;width:{width}px'>Two words <span></span></p>"
    assert len(_lines(_document(body))) == 1


def test_what_is_chosen_for_a_paragraph_holds_overleaf() -> None:
    style = "@page{{size:80mm {}mm;margin:5mm}}p{{orphans:2;widows:2}}"
    body = f"<p>{_TEXT * 6}</p>"
    small, tall = (_document(body, style.format(height)) for height in (60, 900))
    assert len(small.pages) > 3
    assert len(tall.pages) == 1
    assert list(map(_said, _lines(small))) == list(map(_said, _lines(tall)))


def _said(line: Any) -> str:
    return "".join(getattr(box, "text", "") for box in line.descendants())


_LEADER = (
    "<p><a class='n'>3</a> The empty charter of <i>the</i> harbour"
    "<span class='dots'></span><a>000</a> </p>"
)


@pytest.mark.parametrize(
    "style",
    [
        "",
        "p{width:22mm}",
        "p{text-align:right;font-variant:small-caps}",
        "p{letter-spacing:.05em}",
        "p{text-decoration:underline}",
        "p{white-space:pre-wrap}",
        ".n{position:absolute}",
        ".n{float:left}",
        ".n{display:inline-block}",
        ".dots::before{content:leader(' . ')}",
        "p{font-family:'IBM Plex Mono', sans-serif}",
    ],
)
def test_text_that_fits_whole_is_what_weasyprint_makes_of_it(style: str) -> None:
    style = f"{_SHEET} p{{hyphens:none;text-align:left}}{style}"
    body = f"<p><span style='display:inline-block'></span></p>{_LEADER}"
    body += "<p>שלום 水 and words<span style='float:right'>apart</span> here</p>"
    here = _shapes(document(body, style, Measures(Faces())))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("publish.editions.pdf.setting.lines.whole", lambda *_: None)
        assert here == _shapes(document(body, style, Measures(Faces())))


def test_text_that_fits_whole_is_not_shaped() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Maker, "of", lambda *_: None)
        (line,) = _lines(_document("<p>Some words</p>", "p{text-align:left}"))
        _, *more = _lines(_document("<p>Some words</p>", "p{width:12mm;text-align:left}"))
    (text,) = line.children
    assert isinstance(text.pango_layout, Unshaped)
    assert more
