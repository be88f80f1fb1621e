"""What cssselect2 is expected to look at when selectors are matched."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import cssselect2
import pytest

from publish.editions.pdf.setting.kinds import Kind
from publish.editions.pdf.setting.matching import Element

_DOCUMENT = """
<section class="a"><p>One</p><p class="b" title="T">Two <em>three</em></p><p id="c">Four</p>
<ul><li><p>Five</p></li></ul><p/><x:title xmlns:x="x"/></section>
"""


def _elements(kind: Any = Element) -> list[Any]:
    root = kind.from_html_root(ElementTree.fromstring(_DOCUMENT))
    return list(root.iter_subtree())


def test_an_element_knows_what_comes_after_it() -> None:
    for one, usual in zip(_elements(), _elements(cssselect2.ElementWrapper), strict=True):
        found, expected = list(one.iter_next_siblings()), list(usual.iter_next_siblings())
        assert [element.index for element in found] == [element.index for element in expected]
        assert [element.local_name for element in found] == [e.local_name for e in expected]


@pytest.mark.parametrize("names", [("p",), ("em", "ul"), ("li", "title"), ("x",), ("p.b", "em")])
def test_an_element_knows_what_is_in_it(names: tuple[str, ...]) -> None:
    for one, usual in zip(_elements(), _elements(cssselect2.ElementWrapper), strict=True):
        found, expected = list(one.query_all(*names)), list(usual.query_all(*names))
        assert [(e.local_name, e.index, len(e.ancestors)) for e in found] == [
            (e.local_name, e.index, len(e.ancestors)) for e in expected
        ]


def _kinds(selector: str) -> list[tuple[Any, Kind]]:
    (compiled,) = cssselect2.compile_selector_list(selector)
    found: list[tuple[Any, Kind]] = []
    kinds: dict[Any, Kind] = {}
    for element in _elements():
        above = kinds[element.parent.etree_element] if element.parent else None
        kind = Kind.of(element, above, [(compiled.test, 1)])
        kinds[element.etree_element] = kind
        found.append((element, kind))
        assert bool(kind.selectors(element)) is bool(compiled.test(element)), selector
    return found


@pytest.mark.parametrize(
    "selector", ["p", ".b", ".a em", "ul p", "ul > li", ":root", "p:not(.b)", "[href]", "*"]
)
def test_names_decide_what_is_about_names(selector: str) -> None:
    assert not any(kind.open for _, kind in _kinds(selector))


@pytest.mark.parametrize(
    "selector",
    [
        "p + p",
        "p ~ ul",
        "p:first-child",
        "p:last-of-type",
        "p:nth-child(2n)",
        "p:has(em)",
        "p:has(+ ul)",
        "p:empty",
        "p:lang(en)",
        "p[title=T] em",
        "#c",
        "[title^=T]",
        "p:only-child",
    ],
)
def test_an_element_is_asked_for_the_rest(selector: str) -> None:
    assert any(kind.open for _, kind in _kinds(selector))
