from __future__ import annotations

import xml.etree.ElementTree as ET

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
    assert openings.page([(first, "One "), (inside, "two")]) == ("a", 0)
    assert openings.page([(first, "three"), (_element(root, "b"), "Four")]) == ("a", 8)
    assert openings.page([]) == ("", 0)


def test_a_hyphen_at_the_end_of_a_line_is_not_of_the_text() -> None:
    root = ET.fromstring('<div><p id="a">A long\u00adish word-play</p></div>')
    paragraph = _element(root, "a")
    openings = Openings(root)
    openings.page([(paragraph, "A long‐")])
    assert openings.page([(paragraph, "ish word-")]) == ("a", 7)
    assert openings.page([(paragraph, "play")]) == ("a", 16)


def test_capitals_made_by_the_stylesheet_count_as_the_letters_they_are_made_from() -> None:
    root = ET.fromstring('<div><h1 id="h">Straße und mehr</h1></div>')
    heading = _element(root, "h")
    openings = Openings(root)
    openings.page([(heading, "STRASSE UND")])
    assert openings.page([(heading, "MEHR")]) == ("h", 11)


def test_a_repeated_table_head_opens_no_page() -> None:
    root = ET.fromstring('<table id="t"><th id="h">Head</th><td id="c">Cell</td></table>')
    head, cell = _element(root, "h"), _element(root, "c")
    openings = Openings(root)
    assert openings.page([(head, "Head")]) == ("h", 0)
    assert openings.page([(head, "Head"), (cell, "Cell")]) == ("c", 0)


def test_words_without_a_block_are_passed_over() -> None:
    root = ET.fromstring('<div><span id="s">Loose</span><p id="a">Words</p></div>')
    openings = Openings(root)
    words = [(_element(root, "s"), "Loose"), (_element(root, "a"), "Words")]
    assert openings.page(words) == ("a", 0)
