"""Whatever two documents say: reject all gives the one, accept all the other, block for block."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from redline.made import agrees
from redline.small import (
    CLOSING,
    Citation,
    Emphasis,
    Formula,
    Note,
    Opening,
    P,
    Reference,
    T,
    p,
    package,
)

WORDS = ("one", "two", "three", "four", "the", "and", ",", "вторник", "e\u0301t\u00e9")
words = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
pieces = st.one_of(
    words,
    words,
    st.sampled_from(("a note", "another note", "the same")).map(Note),
    st.sampled_from(("smith2020", "jones1999")).map(Citation),
    st.sampled_from(("x+1", "y")).map(Formula),
    words.map(Emphasis),
)
paragraphs = st.builds(
    P,
    st.lists(pieces, min_size=1, max_size=4).map(tuple),
    style=st.sampled_from(("BodyText", "FirstParagraph", "Heading2")),
    list=st.sampled_from((0, 0, 1, 2)),
)
rows = st.integers(1, 3).flatmap(
    lambda columns: st.lists(
        st.lists(paragraphs, min_size=columns, max_size=columns).map(tuple), min_size=1, max_size=3
    )
)
tables = rows.map(lambda found: T(tuple(found)))


@st.composite
def documents(draw: st.DrawFn) -> list[P | T]:
    """Blocks in which no table stands next to another, nor ends a section or the whole."""
    made: list[P | T] = []
    for block in draw(st.lists(st.one_of(paragraphs, paragraphs, tables), min_size=1, max_size=7)):
        if isinstance(block, T) and made and isinstance(made[-1], T):
            made.append(p("between"))
        made.append(block)
    return [*made, draw(paragraphs)] if isinstance(made[-1], T) else made


@settings(max_examples=45, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(documents(), documents())
def test_both_states_are_in_the_redline(old: list[P | T], new: list[P | T]) -> None:
    agrees(package(*old), package(*new))


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(documents(), st.data())
def test_both_states_are_in_it_after_a_few_edits(old: list[P | T], data: st.DataObject) -> None:
    new = list(old)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(new) - 1))
        match data.draw(st.sampled_from(("goes", "comes", "changes", "moves"))):
            case "goes" if len(new) > 1:
                del new[place]
            case "comes":
                new.insert(place, data.draw(paragraphs))
            case "moves":
                new.insert(data.draw(st.integers(0, len(new) - 1)), new.pop(place))
            case _:
                new[place] = data.draw(paragraphs)
    beside = any(isinstance(a, T) and isinstance(b, T) for a, b in pairwise(new))
    if not beside and isinstance(new[-1], P):
        agrees(package(*old), package(*new))


def test_nothing_is_marked_where_nothing_has_changed() -> None:
    same = package(p("A paragraph.", Note("A note.")), T(((p("a"), p("b")),)), p("Another."))
    assert agrees(same, same).count("ins", "del", "rPrChange", "pPrChange") == 0


def test_a_word_is_marked_not_the_paragraph() -> None:
    old = package(p("The federation began in Moscow, in the spring of 2002."))
    new = package(p("The federation began in Penza, in the spring of 2002."))
    made = agrees(old, new)
    assert (made.count("ins"), made.count("del")) == (1, 1)
    assert (made.words("ins"), made.words("del")) == ("Penza", "Moscow")


def test_a_citation_is_one_field_that_goes_whole_and_one_that_comes_whole() -> None:
    made = agrees(
        package(p("As is known ", Citation("smith2020"), ", it rained.")),
        package(p("As is known ", Citation("jones1999"), ", it rained.")),
    )
    assert made.count("delInstrText") == 1
    assert made.words("del") == "(smith2020)"
    assert made.words("ins") == "(jones1999)"


def test_a_paragraph_that_is_cut_gets_an_end_and_keeps_its_words() -> None:
    first, second = "It rained for a week in May. ", "Then came the summer, and it was hot."
    made = agrees(package(p(first + second), p("End.")), package(p(first), p(second), p("End.")))
    assert made.count("ins") == 1
    assert made.words("ins") == ""
    assert made.count("del") == 0


def test_paragraphs_that_are_joined_lose_an_end_and_keep_their_words() -> None:
    first, second = "It rained for a week in May. ", "Then came the summer, and it was hot."
    made = agrees(package(p(first), p(second), p("End.")), package(p(first + second), p("End.")))
    assert made.count("del") == 1
    assert made.words("del") == ""


def test_emphasis_is_a_change_of_looks_alone() -> None:
    made = agrees(package(p("He said so.")), package(p("He said ", Emphasis("so"), ".")))
    assert made.count("ins", "del") == 0
    assert made.count("rPrChange") == 1


def test_a_note_keeps_its_words_where_one_is_changed() -> None:
    said = "The manifesto’s full text was not available to the {}."
    made = agrees(
        package(p("Text.", Note(said.format("editors")), " More.")),
        package(p("Text.", Note(said.format("public")), " More.")),
    )
    assert (made.words("ins"), made.words("del")) == ("public", "editors")


def test_a_note_that_comes_is_marked_at_its_call_and_in_its_text() -> None:
    made = agrees(
        package(p("A first", Note("First."), " and a last", Note("Last."), " word.")),
        package(
            p(
                "A first",
                Note("First."),
                " and",
                Note("Between, and new."),
                " a last",
                Note("Last."),
            )
        ),
    )
    assert "Between, and new." in made.words("ins")


def test_rows_of_a_table_come_and_go_whole() -> None:
    head = (p("Year"), p("Branches"))
    made = agrees(
        package(T((head, (p("2003"), p("a dozen of them")))), p()),
        package(T((head, (p("2003"), p("a dozen of them")), (p("2008"), p("more than ten")))), p()),
    )
    assert made.count("tr") == 3
    assert made.count("trPr/w:ins") == 1


def test_a_table_with_another_column_is_another_table() -> None:
    """A paragraph that is in neither state keeps the two apart."""
    made = agrees(
        package(p("Before."), T(((p("a"), p("b")),)), p("After.")),
        package(p("Before."), T(((p("a"), p("b"), p("c")),)), p("After.")),
    )
    assert made.count("tbl") == 2
    assert made.count("p[w:pPr/w:rPr/w:ins][w:pPr/w:rPr/w:del]") == 1


def test_a_table_of_other_words_is_the_same_table() -> None:
    made = agrees(
        package(p("Before."), T(((p("a"), p("b")),)), p("After.")),
        package(p("Before."), T(((p("c"), p("d")),)), p("After.")),
    )
    assert made.count("tbl") == 1


@pytest.mark.parametrize("turned", [False, True])
def test_the_end_of_a_section_is_never_in_question(turned: bool) -> None:
    short = (p("First.", name="one"), p("Last of all.", ends=True), p("Next.", name="second"))
    long = (*short[:1], p("Last of all."), p("One more.", ends=True), short[-1])
    old, new = (long, short) if turned else (short, long)
    made = agrees(package(*old), package(*new))
    assert made.count("sectPr") == 2


def test_a_list_keeps_its_kind_in_both_states() -> None:
    made = agrees(package(p("Points", list=1), p("End.")), package(p("Points", list=2), p("End.")))
    assert made.count("pPrChange") == 1
    assert made.count("ins", "del") == 0


def test_what_leads_to_nothing_any_more_is_text() -> None:
    """A reference is removed with what it leads to: Word could not bring it up to date."""
    shown = p("See ", Reference("chapter", "chapter 2"), ".")
    old = (shown, p("Chapter", name="chapter"), p("End."))
    made = agrees(package(*old), package(p("End.")))
    assert made.count("fldChar") == 0
    assert agrees(package(*old), package(*old[:2])).count("fldChar") == 3


def test_the_first_notes_of_a_book_and_the_last() -> None:
    without, noted = package(p("It rained.")), package(p("It rained", Note("A lot."), "."))
    assert agrees(without, noted).words("ins") == "A lot."
    assert agrees(noted, without).words("del") == "A lot."


def test_a_field_of_several_paragraphs_becomes_text() -> None:
    """As contents are: half of such a field cannot be removed."""
    lines = (p(Opening("TOC"), "One", Reference("chapter", "1")), p("Two"), p("Three", CLOSING))
    chapter = p("Chapter", name="chapter")
    made = agrees(package(*lines, chapter), package(lines[0], lines[2], chapter))
    codes = re.findall(r"(?:instrText|delInstrText)[^>]*>([^<]+)", made.document)
    assert codes == ["REF chapter \\h"]
    assert made.count("fldChar") == 3
