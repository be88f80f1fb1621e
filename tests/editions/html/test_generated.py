"""The pieces that the program makes: what stands in them and where it leads."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from editions.html.hand_made import METADATA, ONE, PREFACE, TWO, heading, para, tree
from publish.diagnostics import Span
from publish.editions import html
from publish.model import (
    Apparatus,
    Caption,
    Colophon,
    IndexEntry,
    Kind,
    Locator,
    Note,
    NoteGroup,
    Piece,
    Place,
)
from publish.pandoc import anchor, div, span, string, words
from publish.themes import Theme

EPUB = "{http://www.idpf.org/2007/ops}type"

PART = Piece("part-1", Kind.PART, Place.BODY, None, "I", "Beginnings")
PIECES = {kind: Piece(kind.value, kind, Place.FRONT) for kind in Kind}
OUTLINE = (PIECES[Kind.CONTENTS], PREFACE, PART, ONE, TWO, PIECES[Kind.INDEX])

HEADINGS = (
    heading(PREFACE, 1, "", "sec-pre", "Preface"),
    heading(ONE, 1, "1", "sec-one", "One & only"),
    heading(ONE, 2, "1.1", "sec-sub", "Sub"),
    heading(ONE, 3, "", "sec-deep", "Deep"),
    heading(TWO, 1, "2", "sec-two", "Two", short="2nd"),
)


def section(theme: Theme, kind: Kind, medium: str = "ebook", **apparatus: Any) -> Any:
    piece = PART if kind is Kind.PART else PIECES[kind]
    whole = Apparatus(**{"headings": HEADINGS, **apparatus})
    outcome = html.generated(whole, piece, theme, METADATA, medium, OUTLINE)
    assert outcome.diagnostics == ()
    return tree(outcome.value)


def said(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


GENERATED = [kind for kind in Kind if kind not in (Kind.CHAPTER, Kind.MATTER, Kind.DEDICATION)]


@pytest.mark.parametrize("medium", ["print", "ebook"])
@pytest.mark.parametrize("kind", GENERATED)
def test_every_kind_is_a_section_of_its_class(theme: Theme, kind: Kind, medium: str) -> None:
    root = section(theme, kind, medium)
    assert root.get("class") == kind.value
    assert root.get(EPUB)
    ids = [e.get("id") for e in root.iter("*") if e.get("id")]
    assert len(ids) == len(set(ids))


def test_the_title_page_names_everybody_by_what_they_did(theme: Theme) -> None:
    root = section(theme, Kind.TITLE_PAGE)
    assert [said(child) for child in root] == [
        "A Book",
        "And its parts",
        "Ann Author",
        "Edited by Ed Itor",
        "Translated by Tra Nslator",
        "Press",
    ]


def test_the_imprint_says_whose_and_when(theme: Theme) -> None:
    piece, made = PIECES[Kind.IMPRINT], Colophon(revision="0123456789", day="2026-11-22")
    told = html.generated(Apparatus(), piece, theme, METADATA, "ebook", OUTLINE, made)
    words_ = said(tree(told.value))
    assert "© 2026 A & B" in words_
    assert "Press, 22 November 2026" in words_
    assert "ISBN 978-1-4028-9462-6 Set from revision 0123456789" in words_


def test_contents_go_down_to_the_themes_depth(theme: Theme) -> None:
    root = section(theme, Kind.CONTENTS)
    lines = [(li.get("class"), said(li), li.find("a").get("href")) for li in root.iter("li")]
    assert lines == [
        ("level-1 matter", "Preface", "#sec-pre"),
        ("level-0 part", "Part I Beginnings", "#part-1"),
        ("level-1 chapter", "1 One & only", "#sec-one"),
        ("level-2 chapter", "1.1 Sub", "#sec-sub"),
        ("level-1 chapter", "2 Two", "#sec-two"),
        ("level-1 index", "Index", "#index"),
    ]


def test_contents_ask_for_pages_in_print_alone(theme: Theme) -> None:
    asked = [e.get("data-page") for e in section(theme, Kind.CONTENTS, "print").iter("a")]
    assert [name for name in asked if name][:3] == ["sec-pre", "part-1", "sec-one"]
    assert (
        "page-number"
        not in html.generated(
            Apparatus(HEADINGS), PIECES[Kind.CONTENTS], theme, METADATA, "ebook", OUTLINE
        ).value
    )


def test_titles_in_contents_have_no_identities(theme: Theme) -> None:
    call = span([{"t": "Note", "c": []}], "note-call", identifier="_one_c1")
    title = [anchor("_one_1", "1:1"), string("On"), call, span(words("e"), identifier="_one_i1")]
    lone = replace(HEADINGS[1], title=title)
    root = section(theme, Kind.CONTENTS, headings=(lone,))
    assert root.findtext(".//li[2]//span[@class='title']") == "One"


def test_lists_of_figures_and_tables(theme: Theme) -> None:
    captions = (
        Caption("figure", "1.1", "fig-a", words("A map")),
        Caption("table", "1.1", "tbl-a", words("A list")),
    )
    root = section(theme, Kind.FIGURES, "print", captions=captions)
    assert [said(li) for li in root.iter("li")] == ["1.1 A map"]
    root = section(theme, Kind.TABLES, "print", captions=captions)
    assert [e.get("data-page") for e in root.iter("a") if e.get("data-page")] == ["tbl-a"]


def _notes(*texts: str) -> tuple[Note, ...]:
    return tuple(
        Note(str(n), f"_one_n{n}", f"_one_c{n}", [para(string(text), name=f"_one_{n}0")])
        for n, text in enumerate(texts, start=1)
    )


def test_notes_stand_by_chapter_and_lead_back(theme: Theme) -> None:
    long = replace(_notes("First")[0], blocks=[para(string("a")), para(string("b"), name="_one_3")])
    root = section(theme, Kind.NOTES, notes=(NoteGroup(ONE, words("One"), (long,)),))
    (head,) = root.iter("h2")
    assert (said(head), head.get("id")) == ("Chapter 1 One", "notes-ch-one")
    (note,) = root.iter("li")
    assert note.get("id") == "_one_n1"
    assert [said(p) for p in note.iter("p")] == ["1. a", "b"]
    back = note.find(".//a")
    assert (back.get("href"), back.get("role")) == ("#_one_c1", "doc-backlink")
    assert back.get("aria-label") == "1. Back to the text"


def test_formulas_in_notes_are_told_in_their_chapter(theme: Theme) -> None:
    bad = {"t": "Math", "c": [{"t": "InlineMath"}, r"\foo{"]}
    note = replace(_notes("")[0], blocks=[para(bad, at="9:7")])
    outcome = html.generated(
        Apparatus(notes=(NoteGroup(ONE, words("One"), (note,)),)),
        PIECES[Kind.NOTES],
        theme,
        METADATA,
        "print",
        OUTLINE,
    )
    (diagnostic,) = outcome.diagnostics
    assert (diagnostic.code, diagnostic.span) == ("MTH001", Span("manuscript/one.md", 9, 7))


def test_the_bibliography_is_a_list(theme: Theme) -> None:
    entries = [div([para(string(key), name="")], "csl-entry", identifier=key) for key in "ab"]
    root = section(theme, Kind.BIBLIOGRAPHY, bibliography=[div(entries, "references")])
    assert [li.get("id") for li in root.findall("ul/li")] == ["a", "b"]
    assert not [e for e in root.iter("li", "ul") if e.get("role")]
    root = section(theme, Kind.BIBLIOGRAPHY, bibliography=entries)
    assert len(root.findall("ul")) == 1


INDEX = (
    IndexEntry("1905", (Locator("_one_i9", "ch-one"),)),
    IndexEntry(
        "Anarchy",
        (Locator("_one_i1", "ch-one", last="_one_i2"), Locator("_one_i3", "ch-one")),
        seealso=("State",),
        children=(IndexEntry("green", (Locator("_two_i1", "ch-two"),)),),
    ),
    IndexEntry("Avtonom", (Locator("_pre_i1", "preface"),)),
    IndexEntry("Power", see=("State", "Church")),
    IndexEntry("State", (Locator("_two_i2", "ch-two"),)),
)


def test_the_index_asks_for_pages_in_print(theme: Theme) -> None:
    root = section(theme, Kind.INDEX, "print", index=INDEX)
    runs = [
        [(a.get("data-page"), a.get("data-last")) for a in run.iter("a")]
        for run in root.iter("span")
        if run.get("class") == "locators"
    ]
    assert runs[1] == [("_one_i1", "_one_i2"), ("_one_i3", None)]


def test_the_index_names_chapters_on_screens(theme: Theme) -> None:
    root = section(theme, Kind.INDEX, index=INDEX)
    lines = [said(p) for p in root.iter("p")]
    assert lines == [
        "1905, ch. 1",
        "Anarchy, ch. 1, (2). See also State",
        "green, ch. 2",
        "Avtonom, Preface",
        "Power. See State; Church",
        "State, ch. 2",
    ]


def test_the_index_is_grouped_by_letter_and_crosslinked(theme: Theme) -> None:
    root = section(theme, Kind.INDEX, index=INDEX)
    groups = root.findall("div/ul")
    assert [len(group) for group in groups] == [1, 2, 1, 1]
    see = [a.get("href") for a in groups[2].iter("a")]
    state = groups[3].find("li").get("id")
    assert see == [f"#{state}"]


def test_a_book_in_russian_has_russian_words(theme: Theme) -> None:
    metadata = replace(METADATA, language="ru")
    piece = PIECES[Kind.CONTENTS]
    root = tree(html.generated(Apparatus(), piece, theme, metadata, "ebook", OUTLINE).value)
    assert root.findtext("h1") == "Оглавление"
    assert root.get("lang") == "ru"
