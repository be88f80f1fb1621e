from __future__ import annotations

import pytest

from publish.editions.pdf import slots

DIGITS = tuple(f"<{number:04x}>" for number in range(16, 26))


@pytest.mark.parametrize(("label", "shape"), [("7", "0"), ("214", "000"), ("xii", "xii"), ("", "")])
def test_shapes(label: str, shape: str) -> None:
    assert slots.shape(label) == shape
    assert slots.is_shape(shape) is (label.isdecimal())


@pytest.mark.parametrize(
    ("operator", "glyphs"),
    [
        (b"[<0010001000ff>] TJ", ("<0010>", "<0010>", "<00ff>")),
        (b"[<00100011>-80<0012>3] TJ", ("<0010>", "<0011>-80", "<0012>3")),
        (b"[<0010>-9<>-10.5<0011>2] TJ", ("<0010>-9<>-10.5", "<0011>2")),
        (b"[] TJ", ()),
        (b"(words) Tj", None),
        (b"[<001>] TJ", None),
    ],
)
def test_what_an_operator_shows(operator: bytes, glyphs: tuple[str, ...] | None) -> None:
    assert slots.shown(operator) == (None if glyphs is None else glyphs)


def _content(anchor: str) -> bytes:
    return b"\n".join((b"BT", slots.mark(anchor, DIGITS), b"[<00100010>] TJ", b"ET"))


def test_a_number_takes_the_place_of_zeros() -> None:
    assert slots.fill(_content("sec é"), {"sec é": "92"}) == b"BT\n[<0019><0012>] TJ\nET"
    assert slots.fill(_content("a"), {"a": "214"}) == b"BT\n[<0012><0011><0014>] TJ\nET"


def test_zeros_stay_where_there_is_no_number_and_nothing_tells_of_the_slot() -> None:
    for labels in ({}, {"a": ""}, {"a": "xii"}):
        assert slots.fill(_content("a"), labels) == b"BT\n[<00100010>] TJ\nET"


def test_other_comments_and_operators_stay() -> None:
    content = b"% a remark\n[<0010>] TJ\n%page of words\nET"
    assert slots.fill(content, {"a": "1"}) == content


def test_what_links_say() -> None:
    words = f"Section 3, p. {slots.said('a b')}; p. {slots.said('c')}"
    assert slots.fill_words(words, {"a b": "12"}) == f"Section 3, p. 12; p. {slots.UNKNOWN}"
    assert slots.fill_words("p. 3", {}) == "p. 3"
