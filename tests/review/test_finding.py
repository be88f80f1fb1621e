"""Quoted words are found again, and comments are placed at them, or near, but never nowhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.diagnostics import Span
from publish.review.blocks import Block
from publish.review.comment import Comment
from publish.review.finding import alike, same
from publish.review.placing import Placed, placed

TEXT = "The art of the party: “half\u00a0of the groups” – and half of the halves – left in 2004."


def _said(found: object) -> str:
    assert found is not None
    return TEXT[found.start : found.end]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("half of the groups", "half\u00a0of the groups"),
        ('"half of the groups" - and', "“half\u00a0of the groups” – and"),
        ("  left\n in 2004. ", "left in 2004."),
        ("art", "art"),
        ("The", "The"),
    ],
)
def test_typography_and_white_space_do_not_matter(quoted: str, said: str) -> None:
    assert _said(same(quoted, TEXT)) == said


def test_of_several_places_the_nearest_counts_and_whole_words_come_first() -> None:
    first, second = same("half of the", TEXT, 0.0), same("half of the", TEXT, 0.6)
    assert first is not None and second is not None
    assert first.start < second.start
    assert TEXT[second.end :].startswith(" halves")
    assert same("art", "party") is not None
    assert same("art", "party", parts=False) is None
    assert same("  ", TEXT) is None


def test_what_has_changed_is_found_by_what_is_left() -> None:
    assert _said(alike("half of these groups", TEXT, 70)) == "half\u00a0of the groups"
    assert alike("a wholly different matter", TEXT, 70) is None
    assert alike("half", "halt", 70) is None
    whole = alike("A sentence that was longer once.", "A sentence that was longer.", 70)
    assert whole is not None and (whole.start, whole.end) == (0, 27)


HEAD = Block("_k_1", "heading", "m/a.md", 1, 3, 1, 8, "Title")
FIRST = Block(
    "_k_2", "paragraph", "m/a.md", 3, 1, 5, 20, "Words of the first, and of no other one."
)
SECOND = Block("_k_3", "paragraph", "m/a.md", 7, 1, 7, 30, "Here it says something else entirely.")
OTHER = Block("_j_1", "heading", "m/b.md", 1, 3, 1, 8, "Other")
COPY = {"m/b.md": (OTHER,), "m/a.md": (HEAD, FIRST, SECOND)}
COMMENT = Comment("c1", "A", "t", at=Span("m/a.md", 4, 2), quoted="of the first")


def _placed(**fields: object) -> tuple[str, str, str]:
    found = placed(replace(COMMENT, **fields), COPY)  # type: ignore[arg-type]
    assert isinstance(found, Placed)
    text = next(b.text for blocks in COPY.values() for b in blocks if b.id == found.words.block)
    code = found.diagnostic.code if found.diagnostic else ""
    return found.words.block, text[found.words.start : found.words.end], code


def test_a_comment_stands_at_its_words() -> None:
    assert _placed() == ("_k_2", "of the first", "")
    assert _placed(at=Span("m/a.md", 3)) == ("_k_2", "of the first", "")
    assert _placed(quoted="") == ("_k_2", "", "")


def test_words_that_moved_to_another_block_are_followed() -> None:
    assert _placed(at=Span("m/a.md", 7, 1)) == ("_k_2", "of the first", "")
    assert _placed(quoted="something else") == ("_k_3", "something else", "")
    copy = {"m/a.md": (HEAD, FIRST, SECOND, replace(FIRST, id="_k_9", line=30, last=31))}
    found = placed(replace(COMMENT, at=Span("m/a.md", 31, 1), quoted="no other"), copy)
    assert found is not None and found.words.block == "_k_9" and found.diagnostic is None
    found = placed(replace(COMMENT, at=Span("m/a.md", 7, 1), quoted="no other"), copy)
    assert found is not None and found.diagnostic is not None
    assert "elsewhere more than once: line 3" in found.diagnostic.message


def test_words_that_changed_are_said_to_have() -> None:
    assert _placed(quoted="Words of their first") == ("_k_2", "Words of the first", "RVW004")
    assert _placed(quoted="it said something else entirely") == (
        "_k_3", "it says something else entirely", "RVW004",
    )  # fmt: skip


def test_what_cannot_be_found_stands_at_its_block_its_file_or_the_beginning() -> None:
    assert _placed(quoted="Nothing of this kind is here") == ("_k_2", "", "RVW005")
    assert _placed(quoted="Nothing of this kind", at=Span("m/a.md", 900)) == ("_k_1", "", "RVW005")
    assert _placed(at=Span("m/a.md", 900)) == ("_k_2", "of the first", "")
    assert _placed(at=Span("m/a.md", 900), quoted="") == ("_k_1", "", "RVW005")
    assert _placed(at=Span("m/zzz.md", 1)) == ("_j_1", "", "RVW003")
    assert placed(COMMENT, {}) is None


def test_words_of_several_paragraphs_are_known_by_the_first() -> None:
    assert _placed(quoted="of no other one.\n\nHere it says") == ("_k_2", "of no other one.", "")


_LETTERS = st.text("ab cde“”\u00a0\u00ad\n-", max_size=40)


@settings(max_examples=150, deadline=None)
@given(st.lists(_LETTERS, min_size=1, max_size=4), _LETTERS, st.integers(1, 9), st.data())
def test_every_comment_has_a_place_in_the_copy(
    texts: list[str], quoted: str, line: int, data: st.DataObject
) -> None:
    source = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(source)))
    blocks = tuple(
        Block(f"_k_{n}", "paragraph", "m/a.md", 2 * n + 1, 1, 2 * n + 1, 9, text)
        for n, text in enumerate(texts)
    )
    for words in (quoted, source[start:], source):
        comment = replace(COMMENT, quoted=words, at=Span("m/a.md", line, 1))
        found = placed(comment, {"m/a.md": blocks})
        assert found is not None
        block = next(one for one in blocks if one.id == found.words.block)
        assert 0 <= found.words.start <= found.words.end <= len(block.text)
        if words.strip() and words == source and "\n" not in words.strip():
            assert found.words.start < found.words.end or not same(words, source)
