from __future__ import annotations

import pikepdf
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
    parts = slots.parts(operator)
    assert (parts and slots.glyphs(parts[1])) == glyphs


def test_a_slot_between_brackets() -> None:
    operator = b"[<0040>5<>0.0<00100010>0<>-0.0<0041>] TJ"
    assert slots.parts(operator) == ("[<0040>5", "<00100010>0", "<0041>] TJ")
    marked = b"\n".join((slots.mark(slots.FOLIO, DIGITS), operator))
    assert slots.fill(marked, {slots.FOLIO: "7"}) == b"[<0040>5<0017><0041>] TJ"
    assert slots.parts(b"[<0040>5<>0.0<0041>] TJ") is None


def test_brackets_are_put_around_zeros_alone() -> None:
    assert slots.has_brackets(slots.bracketed("00"))
    assert slots.unbracketed(slots.bracketed("00")) == "00"
    assert slots.bracketed("xii") == "xii"


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


def test_slots_outlive_who_takes_no_notice_of_comments() -> None:
    mark = slots.mark("ch:far", ["<0012>", "<0013>-4.5"])
    content = b"BT\n" + mark + b"\n[<00120012>] TJ\nET"
    hidden = slots.hidden(content)
    with pikepdf.new() as pdf:
        taken_apart = pikepdf.parse_content_stream(pdf.make_stream(hidden))
        assert [str(one.operator) for one in taken_apart] == ["BT", "MP", "ET"]
        assert slots.unhidden(pikepdf.unparse_content_stream(taken_apart)) == content
