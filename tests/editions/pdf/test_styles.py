"""What WeasyPrint is expected to do when elements that are styled alike share a style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import weasyprint
from weasyprint import css
from weasyprint.formatting_structure import boxes

from publish.editions.pdf.setting.styles import shared_styles

_SHEET = """
p { margin: 1em 2px; string-set: head content() }
p::before { content: attr(title) }
em { color: #123456 }
:lang(de) { quotes: '„' '“'; hyphens: auto }
@page { size: 60mm 40mm; margin: 5mm; @top-center { content: string(head) } }
"""
_BODY = """
<section id="s"><p id="a" title="A">One <em id="e">two</em> <q lang="de" id="q">drei</q></p>
<p id="b" title="B" style="margin-left: 9px">Three <em>four</em></p><p title="C">Five</p>
<p id="c" lang="de">Sechs <em lang="en">seven</em></p><p lang="de">Acht <em>neun</em></p></section>
"""


@contextmanager
def _as_usual() -> Iterator[None]:
    yield


def _document(body: str, shared: bool) -> Any:
    html = weasyprint.HTML(string=f'<html lang="en"><style>{_SHEET}</style>{body}')
    with shared_styles() if shared else _as_usual():
        return html.render()


def _boxes(document: Any) -> list[Any]:
    return [
        box for page in document.pages for box in (page._page_box, *page._page_box.descendants())
    ]


def _styles(document: Any) -> list[dict[str, Any]]:
    logical = re.compile("block|inline")
    names = [name for name in css.properties.INITIAL_VALUES if not logical.search(name)]
    return [{name: str(box.style[name]) for name in names} for box in _boxes(document)]


def test_every_box_has_the_style_that_weasyprint_gives_it() -> None:
    usual, shared = _document(_BODY, False), _document(_BODY, True)
    assert _styles(shared) == _styles(usual)
    assert shared.write_pdf() == usual.write_pdf()


def test_anchors_are_where_they_were() -> None:
    usual, shared = _document(_BODY, False), _document(_BODY, True)
    assert [page.anchors for page in shared.pages] == [page.anchors for page in usual.pages]
    assert {name for page in shared.pages for name in page.anchors} == {*"saebqc"}


def test_paragraphs_with_identifiers_share_a_style() -> None:
    body = "".join(f'<p id="p{number}">Word</p>' for number in range(9))
    assert _made(body + body.replace('"p', '"q')) == _made(body)


def test_cells_share_what_their_attributes_declare() -> None:
    def table(cells: str) -> str:
        return f"<table><tr>{cells}</tr></table>"

    one, other = '<td style="text-align: left">1</td>', '<td style="text-align: right">2</td>'
    assert _made(table((one + other) * 9)) == _made(table(one + other))


def test_elements_of_one_language_share_no_other_declarations() -> None:
    body = "".join(
        f'<p lang="{language}" style="margin: {size}px">Word</p>'
        for language in ("de", "fr")
        for size in (1, 2)
    )
    usual, shared = _document(body, False), _document(body, True)
    assert _styles(shared) == _styles(usual)


def _made(body: str) -> int:
    count = 0
    usual = css.ComputedStyle.__init__

    def counted(*arguments: Any) -> None:
        nonlocal count
        count += 1
        usual(*arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(css.ComputedStyle, "__init__", counted)
        _document(body, True)
    return count


def test_pages_that_are_styled_alike_share_a_style() -> None:
    pages = "<p style='break-after: page'>Word</p>" * 6
    document = _document(pages, True)
    assert len({id(page._page_box.style) for page in document.pages}) <= 2


def test_bare_pages_have_nothing_in_their_margins() -> None:
    html = weasyprint.HTML(string=f"<html lang='en'><style>{_SHEET}</style>{_BODY}")
    with shared_styles(bare=True):
        bare = html.render()
    usual = [box for box in _boxes(_document(_BODY, False)) if isinstance(box, boxes.MarginBox)]
    assert usual
    assert not any(isinstance(box, boxes.MarginBox) for box in _boxes(bare))
    assert [page.anchors for page in bare.pages] == [
        page.anchors for page in _document(_BODY, False).pages
    ]


def test_all_is_as_it_was_afterwards() -> None:
    before = css.StyleFor, css.find_style_attributes
    _document(_BODY, True)
    assert (css.StyleFor, css.find_style_attributes) == before


@pytest.mark.parametrize(
    "style",
    [
        "p + p { color: red }",
        "p:has(+ p em) { color: red }",
        "p:nth-child(3n) { color: red } p:last-child::after { content: '!' }",
        "#p4 { color: red } #p5 em::before { content: 'x' }",
        "[title] em { color: red } section > p > em:only-child { margin: 3px }",
        ".b em, .a.b { color: red }",
        "section.a em, .c ~ p, [title] + p em { color: red } p:not(.a):not([id]) { margin: 3px }",
        "p[title=T], :root em, p:has(em), section:empty, [lang|=de] { color: red }",
        "#p4 em, #s p, :is(.a, [lang=de]) > em, em:lang(de) { color: red }",
        "section p.b, p.b:first-of-type, .a:nth-of-type(2n) em:first-child { color: red }",
    ],
)
def test_elements_are_alike_only_where_the_same_rules_match_them(style: str) -> None:
    kinds = "", " class='a'", " class='a b'", " title='T'", " lang='de'", " style='margin: 1px'"
    body = "".join(
        f'<p id="p{number}"{kinds[number % 6]}>Word{"s <em>more</em>" * (number % 3)}</p>'
        for number in range(14)
    )
    other = body.replace("id=", "data-id=")
    sections = f"<section id='s'>{body}</section><section class='a'>{other}</section>"
    body = f"<style>{style}</style>{sections}{other}<section></section>"
    usual, shared = _document(body, False), _document(body, True)
    assert _styles(shared) == _styles(usual)
    tags = [[box.element_tag for box in _boxes(one)] for one in (usual, shared)]
    assert tags[0] == tags[1]
