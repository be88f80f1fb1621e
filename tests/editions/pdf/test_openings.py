from __future__ import annotations

import xml.etree.ElementTree as ET

from publish.editions.html.letters import OBJECT
from publish.editions.pdf.floats import LOWERED
from publish.editions.pdf.openings import Openings


def _element(root: ET.Element, id: str) -> ET.Element:
    found = root.find(f".//*[@id='{id}']")
    assert found is not None
    return found


def test_counts_what_stands_on_earlier_pages() -> None:
    root = ET.fromstring(
        '<div><p id="a">One  <em id="x">two</em>\n three</p><p id="b">Four</p></div>'
    )
    first, inside = _element(root, "a"), _element(root, "x")
    openings = Openings(root)
    assert openings.page([(first, "One "), (inside, "two")]) == ("a", 0, "Onetwothree")
    assert openings.page([(first, "three"), (_element(root, "b"), "Four")]) == ("a", 6, "three")
    assert openings.page([]) == ("", 0, "")


def test_a_hyphen_at_the_end_of_a_line_is_not_of_the_text() -> None:
    root = ET.fromstring('<div><p id="a">A long\u00adish word-play</p></div>')
    paragraph = _element(root, "a")
    openings = Openings(root)
    openings.page([(paragraph, "A long‐")])
    assert openings.page([(paragraph, "ish word-")]) == ("a", 5, "ishword-play")
    assert openings.page([(paragraph, "play")]) == ("a", 13, "play")


def test_capitals_made_by_the_stylesheet_count_as_the_letters_they_are_made_from() -> None:
    root = ET.fromstring('<div><h1 id="h">Straße und mehr</h1></div>')
    heading = _element(root, "h")
    openings = Openings(root)
    openings.page([(heading, "STRASSE UND")])
    assert openings.page([(heading, "MEHR")]) == ("h", 9, "mehr")


def test_a_figure_that_was_moved_while_its_page_was_made_opens_no_page() -> None:
    root = ET.fromstring(
        '<div><p id="a">One</p><figure id="f"><p id="c">Caption</p></figure><p id="b">Two</p></div>'
    )
    openings = Openings(root)
    assert openings.page([(_element(root, "a"), "One")]) == ("a", 0, "One")
    _element(root, "f").set(LOWERED, "")
    words = [(_element(root, "c"), "Caption"), (_element(root, "b"), "Two")]
    assert openings.page(words) == ("b", 0, "Two")


def test_a_repeated_table_head_opens_no_page() -> None:
    root = ET.fromstring('<table id="t"><th id="h">Head</th><td id="c">Cell</td></table>')
    head, cell = _element(root, "h"), _element(root, "c")
    openings = Openings(root)
    assert openings.page([(head, "Head")]) == ("h", 0, "Head")
    assert openings.page([(head, "Head"), (cell, "Cell")]) == ("c", 0, "Cell")


def test_words_without_a_block_are_passed_over() -> None:
    root = ET.fromstring('<div><span id="s">Loose</span><p id="a">Words</p></div>')
    openings = Openings(root)
    words = [(_element(root, "s"), "Loose"), (_element(root, "a"), "Words")]
    assert openings.page(words) == ("a", 0, "Words")


def test_a_figure_that_was_moved_down_opens_no_page_with_anything_in_it() -> None:
    root = ET.fromstring(
        '<div><figure id="f" data-lowered=""><td id="c">Cell</td></figure><p id="a">Words</p></div>'
    )
    words = [(_element(root, "c"), "Cell"), (_element(root, "a"), "Words")]
    assert Openings(root).page(words) == ("a", 0, "Words")


def test_a_picture_or_formula_is_a_letter_and_a_page_number_none() -> None:
    root = ET.fromstring(
        '<p id="a">A <svg id="s"><title>x^2</title></svg> B '
        '<span id="r" class="page-ref">p. <a class="page-number" id="n">12</a></span> C</p>'
    )
    first, drawn = root, _element(root, "s")
    openings = Openings(root)
    assert openings.page([(first, "A ")]) == ("a", 0, f"A{OBJECT}BC")
    assert openings.page([(drawn, OBJECT), (first, "B")]) == ("a", 1, f"{OBJECT}BC")
    assert openings.page([(_element(root, "n"), "12"), (first, "C")]) == ("a", 3, "C")
