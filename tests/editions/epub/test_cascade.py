"""What a style sheet sets a text in, as a browser would reckon it."""

from __future__ import annotations

import pytest

from publish.editions.epub.cascade import Cascade, Look

ROW = "<p>a<em>b<strong>c</strong></em></p>"


def _shown(css: str, text: str) -> dict[str, Look]:
    document = f"<html><body><section>{text}</section></body></html>"
    return {words: look for look, words in Cascade(css).texts(document)}


@pytest.mark.parametrize(
    ("css", "italic", "bold"),
    [
        ("", "bc", "c"),
        ("em { font-style: normal }", "", "c"),
        ("strong { font-weight: 600 }", "bc", "c"),
        ("strong { font-weight: 500 } p { font-weight: bold }", "bc", "ab"),
        ("em em, p > em { font-style: normal } em { font-style: italic }", "", "c"),
        ("p { font-style: italic !important } em { font: 1em serif }", "a", "c"),
        ("p { font: italic bold 1em/1.4 serif } em { font-style: normal }", "a", "abc"),
        ("em { font: inherit } strong { font-weight: inherit }", "", ""),
        ("p:has(em) { font-weight: bold }", "bc", "abc"),
        ("p:unknown, em { font-style: normal }", "bc", "c"),
        ("@font-face { font-weight: bold } p { font-weight: lighter }", "bc", "c"),
    ],
)
def test_the_cascade(css: str, italic: str, bold: str) -> None:
    shown = _shown(css, ROW)
    assert "".join(words for words, look in shown.items() if look.italic) == italic
    assert "".join(words for words, look in shown.items() if look.bold) == bold


def test_families_are_inherited_in_their_order() -> None:
    css = 'section { font: 1em/2 "EB Garamond", Noto Serif, serif } code { font-family: Mono }'
    shown = _shown(css, "<p>a <code>b</code> c</p>")
    assert shown["a "].families == shown[" c"].families == ("EB Garamond", "Noto Serif", "serif")
    assert shown["b"].families == ("Mono",)
    assert _shown("", "<code>b</code>")["b"].families == ("monospace",)


def test_languages_are_told_apart() -> None:
    text = '<h2 xml:lang="ru">a</h2><h2>b</h2>'
    shown = _shown("h2 { font-weight: 400 } h2:where(:lang(ru)) { font-weight: 600 }", text)
    assert (shown["a"].bold, shown["b"].bold) == (True, False)
    shown = _shown("h2:where(:lang(ru)) { font-weight: 600 } h2 { font-weight: 400 }", text)
    assert (shown["a"].bold, shown["b"].bold) == (False, False)  # `:where` counts for nothing


def test_what_is_added_has_a_look_of_its_own() -> None:
    css = 'p::before { content: "\\2014 " "x"; font-style: italic } p::after { font-weight: bold }'
    assert _shown(css, "<p>a</p>") == {"a": Look(), "\N{EM DASH}x": Look(italic=True)}
    assert _shown("p::first-line { font-weight: bold }", "<p>a</p>")["a"].bold


def test_what_holds_on_some_screens_only_is_told_both_ways() -> None:
    css = "@media (max-width: 30em) { em { font-weight: bold } }"
    document = "<html><body><em>a</em></body></html>"
    assert list(Cascade(css).texts(document)) == [
        (Look(italic=True), "a"),
        (Look(italic=True, bold=True), "a"),
    ]
