"""The outline: pieces, numbers, identifiers, places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from publish.config import load
from publish.config.outline import roman
from publish.diagnostics import Span
from publish.model import Kind, Manuscript, Piece, Place

Books = Callable[..., Path]


def _load(path: Path, *codes: str) -> Manuscript:
    outcome = load(path)
    assert [d.code for d in outcome.diagnostics] == list(codes)
    assert outcome.value is not None
    return outcome.value


def _ids(manuscript: Manuscript) -> list[str]:
    return [piece.id for piece in manuscript.outline]


def test_default_matter_around_the_chapters(book: Books) -> None:
    manuscript = _load(book("chapters: [one.md]\n", "one.md"))
    assert _ids(manuscript) == [
        "half-title",
        "title-page",
        "imprint",
        "contents",
        "ch-one",
        "notes",
        "bibliography",
        "index",
    ]
    assert manuscript.outline[0].span == Span("manuscript/book.yaml")


def test_places_kinds_numbers_and_spans(book: Books) -> None:
    lines = "front: [contents, preface.md]\nchapters:\n  - 01-ideas.md\nback: [index]\n"
    contents, preface, chapter, index = _load(book(lines, "preface.md", "01-ideas.md")).outline
    assert contents == Piece(
        "contents", Kind.CONTENTS, Place.FRONT, span=Span("manuscript/book.yaml", 3, 9)
    )
    assert (preface.kind, preface.path, preface.number) == (Kind.MATTER, "preface.md", "")
    assert chapter == Piece(
        "ch-01-ideas",
        Kind.CHAPTER,
        Place.BODY,
        "01-ideas.md",
        "1",
        span=Span("manuscript/book.yaml", 5, 5),
    )
    assert (index.kind, index.place) == (Kind.INDEX, Place.BACK)


def test_a_dedication_is_known_by_its_name_in_the_front_matter(book: Books) -> None:
    lines = "front: [Dedication.md]\nchapters: [a.md]\nback: [late/dedication.md]\n"
    files = ("Dedication.md", "a.md", "late/dedication.md")
    front, _, back = _load(book(lines, *files)).outline
    assert (front.kind, back.kind) == (Kind.DEDICATION, Kind.MATTER)


def test_parts_number_chapters_through(book: Books) -> None:
    lines = "parts:\n  - {title: First, chapters: [a.md, b.md]}\n"
    lines += "  - title: Second\n    chapters: [c.md]\n"
    pieces = _load(book(lines, "a.md", "b.md", "c.md")).outline[4:9]
    assert [(p.id, p.kind.value, p.number, p.title) for p in pieces] == [
        ("part-1", "part", "I", "First"),
        ("ch-a", "chapter", "1", ""),
        ("ch-b", "chapter", "2", ""),
        ("part-2", "part", "II", "Second"),
        ("ch-c", "chapter", "3", ""),
    ]
    assert pieces[3].span == Span("manuscript/book.yaml", 5, 12)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("Ideas and Ends.md", "ch-ideas-and-ends"),
        ("Идеи.md", "ch-idei"),
        ("2.md", "ch-2"),
        ("sec-one.md", "ch-sec-one"),
        ("index.md", "ch-index"),
        ("part-1.md", "ch-part-1"),
        ("…….md", "ch-piece"),
        ("a/deep/one.md", "ch-one"),
        (f"{'long-' * 20}.md", "ch-long-long-long-long-long-long-lo"),
    ],
)
def test_identifiers(book: Books, path: str, name: str) -> None:
    assert _ids(_load(book(f'chapters: ["{path}"]\n', path)))[4] == name


def test_identifiers_are_unique(book: Books) -> None:
    manuscript = _load(book("chapters: [a/x.md, b/x.md]\n", "a/x.md", "b/x.md"))
    assert _ids(manuscript)[4:6] == ["ch-x", "ch-x-2"]


def test_outline_values_are_plain(book: Books) -> None:
    piece = _load(book("chapters: [one.md]\n", "one.md")).outline[4]
    assert type(piece.path) is str
    assert type(piece.id) is str


def test_missing_chapters_keep_the_numbers_of_others(book: Books) -> None:
    manuscript = _load(book("chapters: [a.md, b.md, c.md]\n", "a.md", "c.md"), "SRC001")
    assert [p.number for p in manuscript.outline if p.kind is Kind.CHAPTER] == ["1", "3"]


def test_the_same_file_by_two_names(book: Books) -> None:
    _load(book("chapters: [a.md, ./b/../a.md]\n", "a.md"), "SRC002")


def test_a_chapter_is_no_generated_piece(book: Books) -> None:
    outcome = load(book("chapters: [index, one.md]\n", "one.md"))
    (problem,) = outcome.diagnostics
    assert problem.code == "CFG003"
    assert str(problem.span) == "manuscript/book.yaml:3:12"


@pytest.mark.parametrize("name", ["chapter", "part", "matter", "Contents", "prefcae"])
def test_names_that_mean_nothing(book: Books, name: str) -> None:
    outcome = load(book(f"front: [{name}]\nchapters: [one.md]\n", "one.md"))
    assert [d.code for d in outcome.diagnostics] == ["CFG003"]


def test_unlisted_files_are_seen_where_the_book_is(book: Books) -> None:
    path = book(
        "chapters: [part/one.md]\n",
        *("part/one.md", "part/two.md", "draft.md", "other/notes.md"),
        *("README.md", "part/map.desc.md", ".hidden.md"),
    )
    outcome = load(path)
    assert [d.code for d in outcome.diagnostics] == ["SRC003", "SRC003"]
    assert [d.span.path for d in outcome.diagnostics] == [
        "manuscript/draft.md",
        "manuscript/part/two.md",
    ]


@pytest.mark.parametrize(("number", "numeral"), [(1, "I"), (4, "IV"), (9, "IX"), (1994, "MCMXCIV")])
def test_roman(number: int, numeral: str) -> None:
    assert roman(number) == numeral


@pytest.mark.parametrize(("name", "code"), [("two.md", "SRC004"), ("two", "CFG003")])
def test_a_folder_is_no_chapter(book: Books, name: str, code: str) -> None:
    path = book(f"chapters: [one.md, {name}]\n", "one.md", f"{name}/three.md")
    (found,) = load(path).diagnostics
    assert (found.code, found.span.column) == (code, 20)
    assert "is a folder" in found.message
    assert found.hint == "Name the files in it, each by its path."
