"""Identifiers and links once the book is in several files."""

from __future__ import annotations

import pytest

from publish.editions.epub.links import anchors, follow
from publish.editions.epub.xhtml import parse

XHTML = "{http://www.w3.org/1999/xhtml}"


def test_a_link_into_another_piece_names_its_file_and_one_at_home_does_not() -> None:
    one = parse('<section id="one"><a href="#two">2</a><a href="#p">p</a><p id="p"/></section>')
    two = parse('<section id="two"><a href="https://example.org/#p">out</a></section>')
    places = anchors({"one": one, "two": two})
    follow(one, "one", places)
    follow(two, "two", places)
    assert [a.get("href") for a in one.iter(f"{XHTML}a")] == ["two.xhtml#two", "#p"]
    assert [a.get("href") for a in two.iter(f"{XHTML}a")] == ["https://example.org/#p"]


def test_a_link_to_nowhere_does_not_get_through() -> None:
    one = parse('<section id="one"><a href="#lost">?</a></section>')
    with pytest.raises(ValueError, match="'#lost'"):
        follow(one, "one", anchors({"one": one}))


def test_an_identifier_that_stands_twice_does_not_get_through() -> None:
    one, two = parse('<section id="one"><p id="x"/></section>'), parse('<section id="x"/>')
    with pytest.raises(ValueError, match="'x' stands twice, in one and two"):
        anchors({"one": one, "two": two})


def test_a_link_to_a_file_beside_the_manuscript_becomes_words() -> None:
    one = parse('<section id="one"><a href="data/a.csv">data</a><a href="#">b</a></section>')
    follow(one, "one", anchors({"one": one}))
    assert [(link.tag, dict(link.attrib)) for link in one] == [(f"{XHTML}span", {})] * 2
