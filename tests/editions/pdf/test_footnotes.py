"""What moves to the foot of a page, and what had better stay."""

from __future__ import annotations

import pytest

from publish.editions.pdf import fragment
from publish.editions.pdf.footnotes import Foot, lower, too_large
from publish.editions.pdf.openings import Openings

SOURCE = """<section><p id="p">One<a class="note-call" id="c1" href="#n1">1</a>, two.</p>
<p>Three<a class="note-call" id="c2" href="#n2">2</a></p>
<section class="chapter-notes"><h2>Notes</h2><ol class="notes">
<li class="note" id="n1"><p id="a"><a href="#c1">1</a>. First.</p><p id="b">More.</p></li>
<li class="note" id="n2"><p>2. List:</p><ul><li>x</li></ul></li>
</ol></section></section>"""


def test_paragraphs_go_to_their_call() -> None:
    tree = fragment.parse(SOURCE)
    assert lower(tree, ()) == ("n1",)
    call = tree.find(".//a[@id='c1']")
    note = call.getnext()
    assert (note.tag, note.get("id"), note.get("class")) == ("span", "n1", "footnote")
    assert [(part.tag, part.get("id")) for part in note] == [("span", "a"), ("span", "b")]
    assert (call.tail, note.tail) == (None, ", two.")


def test_a_note_with_more_than_paragraphs_stays() -> None:
    tree = fragment.parse(SOURCE)
    lower(tree, ())
    (note,) = tree.findall(".//li[@class='note']")
    assert note.get("id") == "n2"
    assert tree.find(".//h2") is not None


def test_a_list_of_notes_without_notes_goes() -> None:
    tree = fragment.parse(SOURCE.replace("<ul><li>x</li></ul>", ""))
    assert lower(tree, ()) == ("n1", "n2")
    assert tree.find(".//section") is None


def test_a_note_that_is_to_stay_stays() -> None:
    tree = fragment.parse(SOURCE)
    assert lower(tree, ("n1",)) == ()
    assert len(tree.findall(".//li[@class='note']")) == 2


@pytest.mark.parametrize(
    ("notes", "height", "expected"),
    [
        ([("a", 30.0), ("b", 30.0)], 64.0, set()),
        ([("a", 34.0), ("b", 10.0)], 48.0, {"a"}),
        ([("a", 20.0), ("b", 30.0), ("c", 25.0)], 79.0, {"b"}),
        ([("a", 20.0), ("b", 90.0), ("c", 35.0)], 149.0, {"b", "c"}),
    ],
)
def test_too_large_for_a_foot(
    notes: list[tuple[str, float]], height: float, expected: set[str]
) -> None:
    foot = Foot(tuple(notes), height, 100.0)
    assert too_large([foot], [name for name, _ in notes]) == expected


def test_a_note_that_no_page_has_is_too_large() -> None:
    assert too_large([], ["lost"]) == {"lost"}


def test_a_page_opens_in_the_text_around_a_footnote() -> None:
    tree = fragment.parse(SOURCE)
    lower(tree, ())
    (paragraph,) = (p for p in tree.iter("p") if p.get("id") == "p")
    openings = Openings(tree)
    openings.page([(paragraph, "One"), (paragraph, ", ")])
    assert openings.page([(paragraph, "two.")]) == ("p", 5, "two.")
