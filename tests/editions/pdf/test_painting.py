"""What WeasyPrint is expected to write of pages that were painted when they were made."""

from __future__ import annotations

import weakref
from typing import Any

import pytest
import weasyprint
from weasyprint.formatting_structure import boxes

from editions.pdf.small_press import PRESS, paragraphs
from publish.editions.pdf import log, weasy
from publish.editions.pdf.pages import Pages
from publish.editions.pdf.press import BARE
from publish.editions.pdf.setting.paging import pages_in_turn
from publish.editions.pdf.setting.painting import Painter

_DRAWING = """data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20'>
<linearGradient id='g'><stop offset='0' stop-color='red'/><stop offset='1'/></linearGradient>
<rect width='20' height='9' fill='url(%23g)' opacity='.5'/></svg>"""
_SHEET = f"""
@page {{ size: 60mm 50mm; margin: 5mm; bleed: 3mm }}
body {{ margin: 0; font: 8pt/10pt sans-serif }}
h2 {{ break-before: page; opacity: .5 }}
.far {{ position: absolute; top: 3mm; right: 0 }}
.note {{ float: footnote }}
div {{ background: url("{_DRAWING}") 0 0 / 3mm 3mm, linear-gradient(red, blue) }}
""".replace("\n", " ")
_BODY = f"""
<h1 id="h">Head</h1><p>Words<span class="note">A note. <a href="#h">Up</a></span>, <b>more</b></p>
<p><a href="https://example.org">Out</a> <a href="#nowhere">lost</a> <a class="far" href="#h">far
</a></p><h2>Second</h2><div>Words on a ground</div><p><a href="#t"><img src="{_DRAWING}"></a>
<img src="nowhere.png" alt="None"> <img src="{_DRAWING}" alt="A drawing"> \U00012345</p>
<h2>Third</h2><ul><li>One<ol><li>Two</ol><li style="display: block">Three</ul><dl><dt>a<dd>b</dl>
<table id="t"><caption>Of all</caption><thead><tr><th>A<th scope="row">B<tbody><tr><td>1<td
rowspan="2">2<tr><td>3</table><form><input value="in"></form>
"""


def _written(*, early: bool, tagged: bool) -> tuple[bytes, list[str]]:
    html = weasyprint.HTML(string=f"<html lang='en'><style>{_SHEET}</style>{_BODY}")
    with log.messages() as messages:
        if early:
            with pages_in_turn(Painter(messages, tagged).paint, bare=True):
                document = html.render()
        else:
            document = html.render()
        return document.write_pdf(pdf_tags=tagged, pdf_identifier=b"x"), messages


@pytest.mark.parametrize("tagged", [True, False])
def test_the_same_is_written_and_said(*, tagged: bool) -> None:
    usual, early = (_written(early=way, tagged=tagged) for way in (False, True))
    assert early[1] == usual[1]
    assert any("nowhere.png" in message for message in early[1])
    assert any("U+12345" in message for message in early[1])
    assert early[0] == usual[0]


def test_pages_with_forms_keep_their_boxes() -> None:
    html = weasyprint.HTML(string="<html lang='en'><p>Name: <input value='in'></p>")
    options = {"pdf_forms": True, "uncompressed_pdf": True}
    usual = html.render(**options).write_pdf(**options)
    with pages_in_turn(Painter([], tagged=False).paint, bare=True):
        early = html.render(**options)
    assert b"/AcroForm" in usual
    assert b"/AcroForm" in early.write_pdf(**options)


@pytest.mark.parametrize(("tagged", "written"), [(True, True), (False, True), (True, False)])
def test_the_boxes_of_a_page_are_gone_when_the_next_is_made(
    monkeypatch: pytest.MonkeyPatch, *, tagged: bool, written: bool
) -> None:
    alive: weakref.WeakSet[Any] = weakref.WeakSet()
    counts: list[int] = []
    take = Pages.take

    def counted(pages: Pages, page: Any) -> None:
        before = len(alive)
        alive.update(box for box in page._page_box.descendants() if hasattr(box, "text"))
        counts.append(before / len(alive))
        take(pages, page)

    monkeypatch.setattr(Pages, "take", counted)
    layout = weasy.lay_out(
        f"<html lang='en'><body>{paragraphs(60)}</body></html>",
        PRESS.stylesheets(BARE),
        PRESS.fonts(),
        tagged=tagged,
        written=written,
    )
    assert bool(layout.content) == written
    assert len(counts) == len(layout.pages) > 5
    assert max(counts) <= 1 / 2  # of two pages one is held by who goes through them


def test_what_is_left_of_boxes_says_little() -> None:
    html = weasyprint.HTML(string=f"<html lang='en'><style>{_SHEET}</style>{_BODY}")
    with pages_in_turn(Painter([], tagged=True).paint, bare=True):
        document = html.render()
    left = [box for page in document.pages for box in page._page_box.descendants()]
    light = [box for box in left if not isinstance(box, boxes.ReplacedBox)]
    assert len(light) > len(left) / 2
    texts = [vars(box) for box in light if isinstance(box, boxes.TextBox)]
    assert all(list(said) == ["element_tag", "children"] for said in texts)
    assert all(len(vars(box)) <= 5 for box in light if box.element_tag in ("p", "h2", "div"))
