"""The contract with WeasyPrint's private parts."""

from __future__ import annotations

import gc
import logging

import pytest

from editions.pdf.small_press import PRESS
from publish.editions.pdf import weasy
from publish.editions.pdf.weasy import Layout


def _lay_out(body: str, sheet: str = "", *, tagged: bool = False) -> Layout:
    html = f'<!DOCTYPE html><html lang="en"><body>{body}</body></html>'
    return weasy.lay_out(html, PRESS.stylesheets(sheet), PRESS.fonts(), tagged=tagged)


def test_pages_have_types_sizes_and_blanks() -> None:
    layout = _lay_out(
        '<section class="chapter"><p>a</p><p style="break-before: recto">b</p></section>'
    )
    assert [(page.type, page.blank) for page in layout.pages] == [
        ("chapter", False),
        ("chapter", True),
        ("chapter", False),
    ]
    assert layout.pages[0].width == pytest.approx(100 / 25.4 * 72, abs=0.01)
    assert layout.pages[0].height == pytest.approx(120 / 25.4 * 72, abs=0.01)


def test_anchors_are_measured_in_points_from_below() -> None:
    layout = _lay_out('<p id="a">a</p><p id="b" class="next-page">b<span id="c"></span></p>')
    first, second = layout.pages
    assert [anchor.id for anchor in first.anchors] == ["a"]
    assert [anchor.id for anchor in second.anchors] == ["b", "c"]
    margin = 15 / 25.4 * 72
    assert first.anchors[0].x == pytest.approx(margin, abs=0.01)
    assert first.anchors[0].y == pytest.approx(first.height - margin, abs=0.01)


def test_the_first_words_of_each_page() -> None:
    words = "word " * 400
    layout = _lay_out(f'<h1 id="h">Head</h1><p id="p">{words}</p><p id="q">End</p>')
    openings = [page.opening for page in layout.pages]
    assert openings[0] == ("h", 0, "Head")
    assert openings[1][0] == "p"
    assert 0 < openings[1][1] < len(words)
    assert openings[1][1] % len("word") == 0


def test_margin_boxes_open_no_page() -> None:
    layout = _lay_out('<p id="p">Words</p>', "@page { @top-left { content: 'Above' } }")
    assert layout.pages[0].opening == ("p", 0, "Words")


def test_complaints_are_collected_and_not_printed(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    layout = _lay_out('<p>x<img src="nowhere.png" alt="n"></p>', "p { colour: red }")
    assert any("colour: red" in message for message in layout.messages)
    assert any("nowhere.png" in message for message in layout.messages)


@pytest.mark.parametrize("address", ["file:///etc/hostname", "data:,x", "font:99"])
def test_nothing_is_read_but_what_was_named(address: str) -> None:
    layout = _lay_out(f'<p><img src="{address}" alt="x"></p>')
    assert any("no file of this book" in message for message in layout.messages)


def test_a_clean_document_has_no_complaints() -> None:
    assert _lay_out("<p>x</p>", tagged=True).messages == ()


def test_collection_of_cycles_is_on_again_afterwards() -> None:
    _lay_out("<p>x</p>")
    assert gc.isenabled()


def test_a_stylesheet_that_is_used_again_is_complained_of_again() -> None:
    first, second = (_lay_out(f"<p>{word}</p>", "p { colour: red }") for word in ("a", "b"))
    assert first.messages == second.messages != ()
