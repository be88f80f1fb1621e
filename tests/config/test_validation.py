"""Settings against the schema: where it complains, and what is left."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from publish.config.reading import Document, read
from publish.config.schema import Book
from publish.config.validation import validate
from publish.diagnostics import Diagnostic

START = "title: T\nchapters: [one.md]\n"


def _read(text: str) -> Document:
    document = read(text, "book.yaml").value
    assert document is not None
    return document


def _problems(text: str) -> list[Diagnostic]:
    return list(validate(_read(START + text)).diagnostics)


def _book(text: str) -> Book:
    outcome = validate(_read(START + text))
    assert outcome.diagnostics == ()
    return outcome.value


def test_defaults() -> None:
    book = _book("")
    assert book.language == "en"
    assert book.theme == "house"
    assert book.citation_style == "chicago-author-date"
    assert (book.notes.place, book.notes.number) == ("endnotes", "chapter")
    assert book.front == ("half-title", "title-page", "imprint", "contents")
    assert book.back == ("notes", "bibliography", "index")
    assert book.references == ()
    assert {n: e.format for n, e in book.editions.items()} == {
        "print": "pdf",
        "ebook": "epub",
        "review": "docx",
    }


def test_one_value_alone_is_a_list() -> None:
    book = _book("references: r.yaml\nsubjects: History\ncontributors: A. Author\n")
    assert book.references == ("r.yaml",)
    assert [subject.text for subject in book.subjects] == ["History"]
    assert [(p.name, p.role) for p in book.contributors] == [("A. Author", "author")]


def test_an_empty_value_is_none() -> None:
    assert _book("subtitle:\nisbn: ~\neditions:\n").subtitle == ""


def test_an_empty_list_is_a_choice() -> None:
    assert _book("front: []\nback: []\n").front == ()


@pytest.mark.parametrize("role", ["editor", "edt"])
def test_relators_by_word_and_by_code(role: str) -> None:
    assert _book(f"contributors: [{{name: A, role: {role}}}]\n").contributors[0].role == "editor"


@pytest.mark.parametrize(
    "line",
    [
        "language: pt-BR",
        "language: zh-Hant-TW",
        "date: 2026",
        "date: 2026-11",
        "date: 2024-02-29",
        "isbn: 978-3-16-148410-0",
        "isbn: 9783161484100",
        "isbn: 0-306-40615-2",
        "isbn: 080442957X",
        "identifier: https://example.org/book",
        "slug: a-b-2",
    ],
)
def test_right_values(line: str) -> None:
    _book(line + "\n")


@pytest.mark.parametrize(
    ("line", "place", "code", "message", "hint"),
    [
        ("language: e", "3:11", "CFG003", "no language tag", "en, ru"),
        ("date: 22.11.2026", "3:7", "CFG003", "is no date", "2026-11-22"),
        ("date: 2026-02-30", "3:7", "CFG003", "is no date", ""),
        ("isbn: 123", "3:7", "CFG003", "is no ISBN", "13 digits"),
        ("isbn: 0-306-40615-3", "3:7", "CFG003", "does not fit", ""),
        ("identifier: urn:uuid:123", "3:13", "CFG003", "is no UUID", ""),
        ("slug: Книга", "3:7", "CFG003", "small letters", "Write kniga."),
        ("theme: ''", "3:8", "CFG003", "it is empty", ""),
        ("theme: true", "3:8", "CFG003", "text is wanted", "quotation marks"),
        ("front: contents", "3:8", "CFG003", "a list is wanted", ""),
        ("front: [contents, {}]", "3:19", "CFG003", "text is wanted", ""),
        ("notes: endnotes", "3:8", "CFG003", "a mapping is wanted", ""),
        ("editions: {}", "3:11", "CFG003", "the list is empty", ""),
        ("editions: {a b: {format: pdf}}", "3:12", "CFG003", "“a b”", "letters"),
        ("editions: {a: pdf}", "3:15", "CFG003", "a mapping is wanted", "{format: pdf}"),
        ("editions: {a: {trim: A5}}", "3:12", "CFG004", "“format” is missing", ""),
        ("editions: {a: {format: web}}", "3:24", "CFG003", "no format “web”", "docx, epub"),
        ("contributors: {rol: x, name: y}", "3:16", "CFG002", "“rol”", "“role”"),
        ("trim: A5", "3:1", "CFG002", "“trim”", "option of an edition"),
        ("<<: {theme: x}", "3:1", "CFG002", "“<<”", ""),
        ("parts: [{title: P, chapters: [a.md]}]", "3:1", "CFG003", "has chapters already", ""),
    ],
)
def test_wrong_values(line: str, place: str, code: str, message: str, hint: str) -> None:
    (problem,) = _problems(line + "\n")
    assert str(problem.span) == f"book.yaml:{place}"
    assert problem.code == code
    assert message in problem.message
    assert hint in problem.hint


def test_a_key_that_is_there_is_no_advice() -> None:
    (problem,) = _problems("titles: x\n")
    assert problem.hint == "Did you mean “subtitle”?"


def test_what_is_right_is_kept() -> None:
    text = "contributors: [A, {name: []}, {name: B, role: x}]\ndate: soon\nrights: mine\n"
    text += "editions: {a: {}, b: {format: pdf}}\n"
    book = validate(_read(START + text)).value
    assert [p.name for p in book.contributors] == ["A", "Anonymous", "B"]
    assert (book.date, book.rights) == ("", "mine")
    assert list(book.editions) == ["b"]


def test_a_missing_title_hides_nothing() -> None:
    outcome = validate(_read("chapters: [a.md]\nparts: x\ntheme: 3\nfoo: 1\n"))
    assert [d.code for d in outcome.diagnostics] == ["CFG003", "CFG004", "CFG003", "CFG002"]
    assert outcome.value.chapters == ("a.md",)


_KEYS = [*sorted(Book.model_json_schema()["properties"]), "name", "role", "format", "trim", "pdf"]
_LEAVES = st.one_of(
    st.none(), st.booleans(), st.sampled_from(["", "pdf", "epub", "a.md", "index", "editor", "A5"])
)
_VALUES = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(_KEYS), inner, max_size=4),
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.dictionaries(st.sampled_from(_KEYS), _VALUES, min_size=1, max_size=6))
def test_any_mapping_ends_in_a_book_and_located_problems(values: dict[str, object]) -> None:
    stream = io.StringIO()
    YAML(typ="safe", pure=True).dump(values, stream)
    outcome = validate(_read(stream.getvalue()))
    assert isinstance(outcome.value, Book)
    assert all(d.span.line and d.span.column for d in outcome.diagnostics)


def test_subjects_and_series_may_be_said_in_full() -> None:
    book = _book(
        "series: {title: Sources, number: 3}\n"
        "subjects: [History, {scheme: bisac, code: POL042010},"
        " {text: A, scheme: thema, code: JPFB}]\n"
    )
    assert book.series is not None and book.series.number == "3"
    assert [subject.code for subject in book.subjects] == ["", "POL042010", "JPFB"]
