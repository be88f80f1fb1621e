"""What WeasyPrint is expected to draw of lines in which it is not asked what they lack."""

from __future__ import annotations

from typing import Any

import pytest
import weasyprint
from weasyprint import draw

from publish.editions.pdf.setting.plain import _PATCHES, plain_lines
from publish.editions.pdf.setting.styles import shared_styles

_SHEET = """
@page { size: 60mm 80mm; margin: 5mm; @top-left { content: "Top"; outline: 1px solid } }
body { margin: 0; font: 8pt/10pt sans-serif }
"""
_WORDS = "Some words and <em>more <b id='b'>of them</b></em>, <i>so that</i> there are lines."
_TABLE = "<table><tr><th>A<td>B <i>c</i></table>"


def _drawn(body: str, style: str, *, plain: bool) -> bytes:
    html = weasyprint.HTML(string=f"<html lang='en'><style>{_SHEET}{style}</style>{body}")
    with shared_styles():
        document = html.render()
        options = {"pdf_tags": True, "pdf_identifier": b"x", "uncompressed_pdf": True}
        if not plain:
            return bytes(document.write_pdf(**options))
        with plain_lines():
            return bytes(document.write_pdf(**options))


@pytest.mark.parametrize(
    "style",
    [
        "",
        "i { border: 1px solid red }",
        "i { border-left: 2px dotted }",
        "p { border: 1px solid; outline: 2px solid blue }",
        "b { outline: 1px dashed red }",
        "i { background: #eee }",
        "b { position: relative; top: 1mm; outline: 1px solid }",
        "b { position: relative; z-index: -1 }",
        "i { position: absolute; right: 0; border: 1px solid }",
        "i { display: inline-block; width: 12mm; border-top: 1px solid }",
        "i { float: right; width: 12mm }",
        "i { float: footnote }",
        "b { opacity: .5 }",
        "i { display: inline-block; transform: rotate(9deg) }",
        "p { width: 15mm; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }",
        "p { max-lines: 1; block-ellipsis: auto; overflow: hidden; width: 30mm }",
        "p { columns: 2; column-rule: 1px solid; width: 40mm }",
        "p { visibility: hidden; border: 1px solid } i { visibility: visible }",
        "p, i { border: 5px solid; border-image: linear-gradient(red, blue) 5 }",
        "p, i { mask-border: linear-gradient(red, blue) 5 }",
        "em { text-decoration: underline }",
        "table { border-collapse: collapse } td, th { border: 1px solid; outline: 1px solid }",
    ],
)
def test_all_is_drawn_as_weasyprint_draws_it(style: str) -> None:
    body = f"<p>{_WORDS}</p>{_TABLE}<ul><li>One</ul><p id='p'>{_WORDS * 2}</p>"
    assert _drawn(body, style, plain=True) == _drawn(body, style, plain=False)


def test_what_lines_lack_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    for name in ("draw_inline_level", "draw_border", "draw_outline"):
        monkeypatch.setattr(draw, name, lambda _stream, *more: seen.append(more))
    _drawn(f"<p>{_WORDS}</p>", "@page { @top-left { content: none } }", plain=True)
    assert not seen


def test_all_is_as_it_was_afterwards() -> None:
    before = [getattr(owner, name) for owner, name in _PATCHES]
    with plain_lines():
        assert not {*before} & {getattr(owner, name) for owner, name in _PATCHES}
    assert [getattr(owner, name) for owner, name in _PATCHES] == before
