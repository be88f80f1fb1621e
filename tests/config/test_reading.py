"""YAML with positions."""

from __future__ import annotations

import pytest

from publish.config.reading import Document, Location, Text, read
from publish.diagnostics import Span


def _document(text: str) -> Document:
    outcome = read(text, "book.yaml")
    assert outcome.value is not None
    assert outcome.diagnostics == ()
    return outcome.value


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("1984", "1984"),
        ("2026-11-22", "2026-11-22"),
        ("978-3-16-148410-0", "978-3-16-148410-0"),
        ("0x1F", "0x1F"),
        ("1.10", "1.10"),
        ("yes", "yes"),
        ("'true'", "true"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("", None),
        (">-\n  folded\n  text", "folded text"),
        ("[1, b]", ("1", "b")),
        ("{b: 1}", {"b": "1"}),
    ],
)
def test_scalars_are_what_was_written(yaml: str, value: object) -> None:
    assert _document(f"a: {yaml}\n").values["a"] == value


def test_text_knows_its_place_in_code_points() -> None:
    values = _document("a: {𝔞: [x, ё, y]}\n").values
    text = values["a"]["𝔞"][2]
    assert isinstance(text, Text)
    assert text.span == Span("book.yaml", 1, 15)


@pytest.mark.parametrize(
    ("location", "key", "column"),
    [
        ((), False, (1, 1)),
        (("a",), True, (1, 1)),
        (("a",), False, (1, 4)),
        (("a", "b", 1), False, (1, 12)),
        (("a", "pdf", "b"), True, (1, 5)),
        (("a", "missing"), False, (1, 4)),
        (("c",), False, (2, 1)),
    ],
)
def test_places(location: Location, key: bool, column: tuple[int, int]) -> None:
    document = _document("a: {b: [x, y]}\nc:\n")
    assert document.place(location, key=key) == Span("book.yaml", *column)


def test_find_does_not_guess() -> None:
    document = _document("a: {b: 1}\n")
    assert document.find(("a", "b")) == Span("book.yaml", 1, 8)
    assert document.find(("a", "c")) is None


@pytest.mark.parametrize(
    ("yaml", "place", "words"),
    [
        ("a: b: c", "1:5", "“: ”"),
        ("a:\n\t- b", "2:1", "tab"),
        ("a: 'b", "1:4", "quotation mark"),
        ("x: 1\na: [b\nc: d", "2:4", "this [ is never closed"),
        ("a: {b: c", "1:4", "this { is never closed"),
        ("a: @b", "1:4", "cannot begin"),
        ("a: *b", "1:4", "refers to nothing"),
        ("a: 1\n---\nb: 2", "2:1", "second document"),
        ("a:\n  - b\n c: 1", "3:2", "does not fit"),
        ("a: 1\nb: c\x07", "2:5", "U+0007"),
        ("", "", "empty"),
        ("# only this\n", "", "empty"),
        ("- a", "1:1", "not a list of settings"),
        ("text", "1:1", "not a list of settings"),
        ("[" * 3000, "", "nested too deeply"),
    ],
)
def test_what_cannot_be_read(yaml: str, place: str, words: str) -> None:
    outcome = read(yaml, "book.yaml")
    assert outcome.value is None
    (diagnostic,) = outcome.diagnostics
    assert diagnostic.code == "CFG001"
    assert str(diagnostic.span) == (f"book.yaml:{place}" if place else "book.yaml")
    assert words in diagnostic.message


def test_what_can_be_passed_over_is_all_reported() -> None:
    outcome = read("a: 1\na: 2\nb: !tag x\n? [k]\n: v\nc: 3\n", "book.yaml")
    assert outcome.value is not None
    assert outcome.value.values == {"a": "1", "b": "x", "c": "3"}
    assert [str(d.span) for d in outcome.diagnostics] == [
        "book.yaml:2:1",
        "book.yaml:3:4",
        "book.yaml:4:3",
    ]


def test_aliases_are_followed_once() -> None:
    assert _document("a: &x [1, *x]\nb: *x\n").values == {"a": ("1", None), "b": ("1", None)}
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, 100)]
    values = _document("\n".join(lines)).values
    assert values["a99"][0] is values["a98"]
