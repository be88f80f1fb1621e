"""The book's own word breaks as an e-book has them."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from editions.html.hand_made import METADATA, ONE, drafted, heading
from publish.editions import html
from publish.model import UNTOLD, Apparatus, IndexEntry, Kind, Piece, Place, WordBreaks
from publish.pandoc import parse
from publish.themes import Theme

OWN = (
    WordBreaks("en", "anarchism", (2, 4)),
    WordBreaks("en", "bakunin"),
    WordBreaks("ru", "автономное", (4,)),
)


def _markup(theme: Theme, text: str, medium: str = "ebook") -> str:
    outcome = html.chapter(drafted(parse(text)[0]), theme, METADATA, medium, "endnotes", OWN)
    assert outcome.diagnostics == ()
    root: Any = etree.fromstring(outcome.value)
    root.remove(root.find("header"))
    inside = "".join(etree.tostring(child, encoding="unicode") for child in root)
    inside = inside.replace(' xmlns:epub="http://www.idpf.org/2007/ops"', "")
    return inside.replace("\u00ad", "~").strip()


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("Anarchism, *anarchism*.", "<p>An~ar~chism, <em>an~ar~chism</em>.</p>"),
        (
            "Anarchism: Bakunin’s *and* Bakunin, Bakunin.",
            '<p>An~ar~chism: <span class="unbroken">Bakunin</span>’s <em>and</em> '
            '<span class="unbroken">Bakunin</span>, <span class="unbroken">Bakunin</span>.</p>',
        ),
        (
            "автономное [автономное anarchism [anarchism]{lang=en}]{lang=ru} anarchism",
            '<p>автономное <span lang="ru" xml:lang="ru">авто~номное anarchism '
            '<span lang="en" xml:lang="en">an~ar~chism</span></span> an~ar~chism</p>',
        ),
        ("`anarchism` a", "<p><code>anarchism</code> a</p>"),
        ("    anarchism", "<pre><code>anarchism</code></pre>"),
        ("## Anarchism", "<h2>Anarchism</h2>"),
        ("## Bakunin", '<h2><span class="unbroken">Bakunin</span></h2>'),
    ],
)
def test_text(theme: Theme, text: str, markup: str) -> None:
    assert _markup(theme, text) == markup


def test_neither_formulas_nor_addresses(theme: Theme) -> None:
    made = _markup(theme, "$anarchism$ <https://example.org/anarchism/Bakunin>")
    assert "~" not in made
    assert "unbroken" not in made


def test_print_is_left_as_it_is(theme: Theme) -> None:
    text = "Anarchism and Bakunin."
    assert _markup(theme, text, "print") == f"<p>{text}</p>"


def _generated(theme: Theme, apparatus: Apparatus, piece: Piece, *outline: Piece) -> str:
    outcome = html.generated(
        apparatus, piece, theme, METADATA, "ebook", (piece, *outline), UNTOLD, OWN
    )
    assert outcome.diagnostics == ()
    return outcome.value.replace("\u00ad", "~")


def test_an_index_has_them_too(theme: Theme) -> None:
    entries = (IndexEntry("Bakunin", children=(IndexEntry("on anarchism"),)),)
    made = _generated(theme, Apparatus(index=entries), Piece("index", Kind.INDEX, Place.BACK))
    assert '<span class="unbroken">Bakunin</span>' in made
    assert "on an~ar~chism" in made


def test_contents_have_them_too(theme: Theme) -> None:
    apparatus = Apparatus(headings=(heading(ONE, 1, "1", "sec-one", "Anarchism"),))
    contents = Piece("contents", Kind.CONTENTS, Place.FRONT)
    assert "An~ar~chism" in _generated(theme, apparatus, contents, ONE)
