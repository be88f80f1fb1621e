from __future__ import annotations

from editions.pdf.small_press import PAGE, chapter, first, paragraphs, piece, section
from publish.editions.pdf.binding import Binding
from publish.editions.pdf.estimate import estimated, sketch
from publish.editions.pdf.galley import Wants
from publish.model import Kind, Place


def test_a_sketch_is_about_as_long_as_the_galley() -> None:
    source = chapter("c", paragraphs(120))
    expected, set_ = sketch(source, PAGE).value, first(source, piece("c")).value.pages
    assert len(set_) > 15
    assert abs(len(expected) - len(set_)) <= 1
    on = [
        {
            anchor.id: number
            for number, page in reversed([*enumerate(pages)])
            for anchor in page.anchors
        }
        for pages in (expected, set_)
    ]
    assert on[0].keys() == on[1].keys()
    assert all(abs(on[0][name] - number) <= 1 for name, number in on[1].items())


def test_pictures_tables_and_heads_take_room() -> None:
    row = "<tr><td>" + "words " * 20 + "</td></tr>"
    for body in ('<img src="a.png"/>' * 20, f"<table>{row * 40}</table>", "<h2>Head</h2>" * 20):
        assert len(sketch(chapter("c", body), PAGE).value) > 1


def test_notes_are_smaller_than_text() -> None:
    body = paragraphs(100)
    text, notes = (section("n", kind, body) for kind in ("chapter", "notes"))
    assert len(sketch(notes, PAGE).value) < len(sketch(text, PAGE).value)


def test_an_empty_piece_has_a_page() -> None:
    (page,) = sketch(section("x", "dedication", ""), PAGE).value
    assert [anchor.id for anchor in page.anchors] == ["x"]


def test_labels_are_expected_of_what_is_asked_for() -> None:
    long, short = (sketch(chapter(name, paragraphs(n, f"_{name}")), PAGE).value
                   for name, n in (("a", 100), ("b", 2)))  # fmt: skip
    contents = sketch(section("c", "contents", "<p/>"), PAGE).value
    outline = (piece("c", Kind.CONTENTS, Place.FRONT), piece("a"), piece("b"))
    wanted = Wants(("_b_1",), ()), Wants((), (), slots=("c", "_a_1")), Wants((), ())
    made = estimated(contents, long, short, *wanted, outline, Binding()).value
    assert made.labels == {"_b_1": str(len(long) + 1), "c": "i", "_a_1": "1"}
