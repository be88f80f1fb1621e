from __future__ import annotations

import pytest
from lxml import etree

from publish.editions.pdf import fragment
from publish.editions.pdf.slots import UNKNOWN

INDEX = (
    '<section><p>term, <span class="locators"><a class="page-number" data-page="a" href="#a"/>, '
    '<a class="page-number" data-page="b" data-last="c" href="#b"/></span></p></section>'
)


def _text(source: str, labels: dict[str, str]) -> str:
    tree = fragment.parse(source)
    fragment.fill(tree, labels, labels)
    return "".join(tree.itertext())


def test_asks_for_each_page_once_and_for_the_ends_of_ranges() -> None:
    tree = fragment.parse(INDEX.replace("</p>", 2 * '<a data-page="d" href="#d"/>' + "</p>"))
    assert fragment.pages_asked(tree) == ("a", "b", "c")
    assert fragment.slots(tree) == ("d",)


def test_fills_slots() -> None:
    source = '<section><p>p. <a class="page-number" data-page="x" href="#x"/>.</p></section>'
    assert _text(source, {"x": "xii"}) == "p. xii."
    assert _text(source, {"x": ""}) == f"p. {UNKNOWN}."


def test_a_slot_stays_one_where_zeros_stand() -> None:
    source = '<section><a data-page="x" href="#x"/><a data-page="y" href="#y"/></section>'
    tree = fragment.parse(source)
    fragment.fill(tree, {}, {"x": "00", "y": "xii"})
    assert [link.get("data-page") for link in tree] == ["x", None]


def test_collapses_locators_into_links() -> None:
    tree = fragment.parse(INDEX)
    fragment.fill(tree, {"a": "3", "b": "4", "c": "6"}, {})
    assert "".join(tree.itertext()) == "term, 3–6"
    (link,) = tree.iter("a")
    assert link.get("href") == "#a"


def test_unknown_locators_keep_their_room() -> None:
    assert _text(INDEX, {}) == f"term, {UNKNOWN}"
    assert _text(INDEX, {"b": "7", "c": ""}) == "term, 7"


def test_html_namespace_is_implied() -> None:
    tree = fragment.parse('<section xmlns="http://www.w3.org/1999/xhtml"><p id="a"/></section>')
    assert [element.tag for element in tree.iter()] == ["section", "p"]
    assert fragment.ids(tree) == {"a"}


def test_pictures_each_once() -> None:
    tree = fragment.parse(
        '<section><img src="b.png"/><img src="a.svg"/><img src="b.png"/></section>'
    )
    assert fragment.pictures(tree) == ("b.png", "a.svg")


def test_what_is_not_well_formed_is_a_bug() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        fragment.parse("<section><p></section>")
