"""The navigation as data: the book's headings, nested as the book is."""

from __future__ import annotations

from publish.editions.epub.contents import Entry, entries, landmarks
from publish.editions.epub.document import Document
from publish.model import Apparatus, Heading, Kind, Piece, Place

OUTLINE = (
    Piece("imprint", Kind.IMPRINT, Place.FRONT),
    Piece("preface", Kind.MATTER, Place.FRONT, "preface.md"),
    Piece("part-1", Kind.PART, Place.BODY, number="I", title="Before"),
    Piece("a", Kind.CHAPTER, Place.BODY, "a.md", "1"),
    Piece("b", Kind.CHAPTER, Place.BODY, "b.md", "2"),
    Piece("part-2", Kind.PART, Place.BODY, number="II", title="After"),
    Piece("c", Kind.CHAPTER, Place.BODY, "c.md", "3"),
    Piece("index", Kind.INDEX, Place.BACK),
)


def _heading(piece: str, level: int, number: str, identifier: str, title: str) -> Heading:
    words = [{"t": "Str", "c": title}]
    return Heading(piece, level, number, identifier, words, title)


APPARATUS = Apparatus(
    headings=(
        _heading("preface", 1, "", "sec-p", "Preface"),
        _heading("a", 1, "1", "sec-a", "A"),
        _heading("a", 3, "1.0.1", "sec-a1", "Deep"),
        _heading("a", 2, "1.1", "sec-a2", "Less"),
        _heading("a", 3, "1.1.1", "sec-a3", "Below"),
        _heading("b", 1, "2", "sec-b", "B"),
        _heading("c", 1, "3", "sec-c", "C"),
    )
)

DOCUMENTS = {
    piece.id: Document(piece.id, f"text/{piece.id}.xhtml", piece.id.upper(), b"")
    for piece in OUTLINE
}


def _shape(entry: Entry) -> tuple[object, ...]:
    return (entry.title, *map(_shape, entry.children))


def test_chapters_stand_under_their_parts_and_sections_under_their_chapters() -> None:
    found = entries(OUTLINE, APPARATUS, DOCUMENTS)
    assert [_shape(entry) for entry in found] == [
        ("Preface",),
        (
            "I Before",
            ("1 A", ("1.0.1 Deep",), ("1.1 Less", ("1.1.1 Below",))),
            ("2 B",),
        ),
        ("II After", ("3 C",)),
        ("INDEX",),
    ]
    assert found[1].href == "text/part-1.xhtml#part-1"
    assert found[1].children[0].children[1].href == "text/a.xhtml#sec-a2"


def test_landmarks_say_where_the_text_begins() -> None:
    marks = [(mark.type, mark.guide, mark.href) for mark in landmarks(OUTLINE, DOCUMENTS)]
    assert marks == [
        ("copyright-page", "copyright-page", "text/imprint.xhtml"),
        ("bodymatter", "text", "text/part-1.xhtml"),
        ("index", "index", "text/index.xhtml"),
    ]
