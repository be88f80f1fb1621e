"""What WeasyPrint is expected to do when its paragraphs are set evenly."""

from __future__ import annotations

import io
import re
import subprocess
import weakref
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import weasyprint
from weasyprint.formatting_structure import boxes

from editions.pdf.small_press import PRESS
from publish.editions.pdf import weasy
from publish.editions.pdf.press import BARE
from publish.editions.pdf.setting import lines
from publish.editions.pdf.setting.measuring import Faces, Measures

_TEXT = (
    "In the first months of that year the association had grown beyond anything which its "
    "founders could have imagined, although neither the correspondence nor the newspapers of "
    "the neighbouring districts acknowledged its existence. Those responsible for the minutes "
    "complained repeatedly about the carelessness with which <em>resolutions</em> were copied "
    "and <a href='#x'>distributed</a>. "
)
_SHEET = "p{text-align:justify;hyphens:none;font:10pt/14pt 'EB Garamond'}"


def _document(even: bool, body: str, style: str = "") -> Any:
    html = weasyprint.HTML(string=f'<html lang="en"><style>{_SHEET}{style}</style>{body}')
    if not even:
        return html.render()
    with lines.even_lines(Measures(Faces())):
        return html.render()


def _lines(document: Any) -> list[Any]:
    return [
        box
        for page in document.pages
        for box in page._page_box.descendants()
        if isinstance(box, boxes.LineBox)
    ]


def _growths(document: Any) -> list[float]:
    found = []
    for line in _lines(document):
        texts = [box for box in line.descendants() if isinstance(box, boxes.TextBox)]
        found.append(max((box.justification_spacing for box in texts), default=0))
    return found


def _words(document: Any) -> str:
    texts = (box for line in _lines(document) for box in [line])
    return " ".join(
        "".join(b.text for b in line.descendants() if isinstance(b, boxes.TextBox))
        for line in texts
    )


@pytest.mark.parametrize("measure", [50, 60, 75])
def test_no_line_is_wider_than_the_widest_was(measure: int) -> None:
    body = f'<p style="width: {measure}mm">{_TEXT * 3}</p>'
    before, after = _document(False, body), _document(True, body)
    assert max(_growths(after)) <= max(_growths(before))
    assert _unevenness(after) <= _unevenness(before)
    assert re.sub(r"\s+", " ", _words(after)) == re.sub(r"\s+", " ", _words(before))


def test_a_paragraph_with_a_wide_line_is_set_otherwise() -> None:
    body = f'<p style="width: 80mm; hyphens: auto">{_TEXT * 3}</p>'
    assert _unevenness(_document(True, body)) < 0.8 * _unevenness(_document(False, body))


def _unevenness(document: Any) -> float:
    return float(sum(growth**3 for growth in _growths(document)))


def test_lines_fill_the_measure_and_follow_one_another() -> None:
    document = _document(True, f'<p style="width: 60mm; text-indent: 5mm">{_TEXT * 2}</p>')
    found = _lines(document)
    width = 60 / 25.4 * 96
    assert all(abs(line.width - width) < 0.5 for line in found[:-1])
    steps = {round(b.position_y - a.position_y, 3) for a, b in pairwise(found)}
    assert len(steps) == 1


@pytest.mark.parametrize(
    "style", ["p{text-align:left}", "p{white-space:pre-wrap}", "p::first-letter{font-size:2em}"]
)
def test_other_text_is_left_alone(style: str) -> None:
    body = f'<p style="width: 55mm">{_TEXT}</p>'
    before, after = _document(False, body, style), _document(True, body, style)
    assert _words(after) == _words(before)


def test_a_paragraph_beside_a_float_is_left_alone() -> None:
    body = f'<div style="float:left;width:20mm;height:20mm"></div><p>{_TEXT}</p>'
    assert _words(_document(True, body)) == _words(_document(False, body))


def test_widows_and_orphans_hold_where_a_paragraph_goes_on_overleaf() -> None:
    style = "@page{size:80mm 60mm;margin:5mm}p{orphans:3;widows:3}"
    document = _document(True, f"<p>{_TEXT * 6}</p>", style)
    assert len(document.pages) > 3
    counts = []
    for page in document.pages:
        boxes_ = page._page_box.descendants()
        counts.append(sum(isinstance(box, boxes.LineBox) for box in boxes_))
    assert min(counts) >= 3
    plain = re.sub(r"<[^>]+>", "", _TEXT * 6)
    assert re.sub(r"\s+", " ", _words(document)).strip() == re.sub(r"\s+", " ", plain).strip()


def test_lines_are_chosen_once_and_forgotten_when_their_pages_are_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose = lines._Chosen._paragraph
    made: list[weakref.ref[Any]] = []
    alive: list[int] = []

    def counted(*arguments: Any) -> Any:
        paragraph = choose(*arguments)
        made.append(weakref.ref(paragraph))
        alive.append(sum(one() is not None for one in made))
        return paragraph

    monkeypatch.setattr(lines._Chosen, "_paragraph", counted)
    style = "@page{size:80mm 60mm;margin:5mm}"
    document = _document(True, f"<p>{_TEXT * 6}</p>" * 2 + f"<p>{_TEXT}</p>" * 30, style)
    assert len(document.pages) > 20
    assert len(made) == 32
    assert max(alive) < 12


def test_a_galley_is_set_evenly(tmp_path: Path) -> None:
    html = f'<!DOCTYPE html><html lang="en"><body><p>{_TEXT * 3}</p></body></html>'
    layout = weasy.lay_out(
        html, PRESS.stylesheets(BARE, "p{text-align:justify}"), PRESS.fonts(), tagged=True
    )
    path = tmp_path / "galley.pdf"
    with pikepdf.open(io.BytesIO(layout.content)) as pdf:
        pdf.save(path)
    shown = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
    said = re.sub(r"[\s\N{HYPHEN}]+", "", shown.stdout)
    assert said == re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", _TEXT * 3))


_MIXED = (
    "Notes<sup>12</sup> on <em>vocabulary</em>, <code>--long-option</code> and "
    "self-explanatory “quotation—marks”; pp.&nbsp;12–15, see <i>Über</i>setzung "
    "<span style='white-space:nowrap'>never broken at all</span> "
)


@pytest.mark.parametrize("measure", [45, 52.5, 61, 70, 83])
@pytest.mark.parametrize("language", ["en", "de", "ru"])
@pytest.mark.parametrize("here", [True, False])
def test_what_is_reckoned_is_what_weasyprint_makes(
    measure: float, language: str, here: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line is given up: none turns out wider than it was reckoned, none ends elsewhere."""
    body = f'<p lang="{language}" style="width: {measure}mm; hyphens: auto">{_MIXED * 6}</p>'
    fits: list[bool] = []
    make = lines._Lines._made

    def kept(*arguments: Any) -> Any:
        made = make(*arguments)
        fits.append(made is not None)
        return made

    monkeypatch.setattr(lines._Lines, "_made", kept)
    if not here:
        monkeypatch.setattr(lines.Maker, "of", lambda *_: None)
    document = _document(True, body)
    width = measure / 25.4 * 96
    assert fits
    assert all(fits)
    assert all(abs(line.width - width) < 0.6 for line in _lines(document)[:-1])
    plain = re.sub(r"<[^>]+>|&nbsp;", "", _MIXED * 6)
    said = re.sub(r"[\s\N{HYPHEN}]+", "", _words(document))
    assert said == re.sub(r"\s+", "", plain)


def test_an_address_breaks_where_it_is_said_to() -> None:
    """Each place is a box of its own, with nothing in it that shows."""
    parts = ["https://", "www", ".example", ".org", "/a-long", "/way-to", "/the-page", ".html"]
    address = "<wbr>".join(parts)
    body = f'<p style="width: 60mm">{_TEXT[:40]} (<a href="#a">{address}</a>). {_TEXT}</p>'
    document = _document(True, body, "wbr::before{content:'\\200B'}")
    width = 60 / 25.4 * 96
    assert all(abs(line.width - width) < 0.6 for line in _lines(document)[:-1])
    ends = [_words_of(line).rstrip("\N{ZERO WIDTH SPACE}") for line in _lines(document)]
    assert any(end.endswith(tuple(parts[:-1])) for end in ends)


def _words_of(line: Any) -> str:
    return "".join(box.text for box in line.descendants() if isinstance(box, boxes.TextBox))
