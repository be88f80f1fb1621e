"""What WeasyPrint is expected to make of tables when the words of their cells are known."""

from __future__ import annotations

from typing import Any

import pytest
import weasyprint
from weasyprint.layout import preferred

from publish.editions.pdf.setting.cells import known_cells
from publish.editions.pdf.setting.measuring import Faces, Measures

_WORDS = (
    "Word 1,073 12–15 one/two well-known extraordinary naïve\N{SOFT HYPHEN}ly AV. Слово "
    "1\N{NO-BREAK SPACE}000 a\N{ZERO WIDTH SPACE}b 漢字 100&#160;% (x) \N{MINUS SIGN}3.5 e\u0301"
).split(" ")


def _measures(style: str, *, known: bool) -> tuple[list[Any], bytes]:
    cells = "".join(f"<td>{word}</td>" for word in _WORDS)
    more = "".join(f"<td>{word} <b>{word}</b>{word} {word}.</td>" for word in _WORDS)
    body = f"<table><tr>{cells}</tr><tr>{more}</tr><tr>{cells}</tr></table>"
    sheet = f"<style>@page {{ size: 400mm 90mm }} td {{ padding: 1px; {style} }}</style>"
    html = weasyprint.HTML(string=f'<html lang="en">{sheet}{body}')
    if known:
        with known_cells(Measures(Faces())):
            document = html.render()
    else:
        document = html.render()
    found = [box for page in document.pages for box in page._page_box.descendants()]
    places = [(box.position_x, box.position_y, box.width) for box in found]
    return places, document.write_pdf()


@pytest.mark.parametrize(
    "style",
    [
        "",
        "hyphens: auto",
        "letter-spacing: 1px; word-spacing: 2px",
        "overflow-wrap: anywhere",
        "word-break: break-all; font-variant-caps: small-caps",
        "white-space: nowrap; text-indent: 1em; font-style: italic",
        "white-space: pre-wrap; border: 1px solid",
        "width: 3px",
        "min-width: 30px; max-width: 20px; text-indent: -3em",
        "padding: 10%; border-right: 2px solid; overflow-wrap: break-word",
    ],
)
def test_columns_are_as_wide_as_weasyprint_makes_them(style: str) -> None:
    assert _measures(style, known=True) == _measures(style, known=False)


def test_a_word_is_measured_once() -> None:
    asked: list[str] = []
    usual = preferred.split_first_line

    def counted(text: str, *arguments: Any, **more: Any) -> Any:
        asked.append(text)
        return usual(text, *arguments, **more)

    preferred.split_first_line = counted
    try:
        _measures("", known=True)
    finally:
        preferred.split_first_line = usual
    assert "Word" not in asked
    assert "1,073" not in asked
    assert any(text.startswith("Word ") for text in asked)


def _taken() -> list[Any]:
    return [
        preferred.split_first_line,
        preferred.can_break_text,
        preferred.table_cell_min_max_content_width,
    ]


def test_a_cell_with_one_word_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    usual = preferred.block_max_content_width

    def counted(context: Any, box: Any, outer: bool = True) -> Any:
        asked.append(box)
        return usual(context, box, outer)

    monkeypatch.setattr(preferred, "block_max_content_width", counted)
    _measures("", known=True)
    words = [
        "".join(word.text for word in box.descendants() if hasattr(word, "text")) for box in asked
    ]
    assert "Word" not in words
    assert any(word.startswith("Word ") for word in words)


def test_all_is_as_it_was_afterwards() -> None:
    before = _taken()
    with known_cells(Measures(Faces())):
        assert not set(before) & set(_taken())
    assert _taken() == before
