"""Blocks in blocks: how many are too many."""

from __future__ import annotations

import pytest

from publish.diagnostics import Outcome
from publish.model import Chapter, Kind, Piece, Place
from publish.pandoc import parse
from publish.source import parse_chapter
from publish.source.nesting import DEEPEST, too_deep


def _read(text: str) -> Outcome[Chapter | None]:
    return parse_chapter(Piece("one", Kind.CHAPTER, Place.BODY, "one.md", "1"), text, "one.md")


def _codes(text: str) -> list[str]:
    return [said.code for said in _read(text).diagnostics]


@pytest.mark.parametrize("sign", [">", "- ", "1. "])
def test_so_many_and_no_more(sign: str) -> None:
    assert _codes(f"# One\n\n{sign * DEEPEST}words\n") == []
    deep = f"# One\n\n{sign * (DEEPEST + 1)}words\n"
    assert _codes(deep) == ["SRC020"]
    assert _read(deep).value is None


def test_sections_of_all_kinds_count() -> None:
    inner = "words"
    for number in range(DEEPEST + 1):
        inner = f"{':' * (number + 3)} box\n{inner}\n{':' * (number + 3)}"
    assert _codes(f"# One\n\n{inner}\n") == ["SRC020"]


def test_what_python_cannot_go_through_is_named_by_its_file() -> None:
    (said,) = _read(f"# One\n\n{'>' * 2000} words\n").diagnostics
    assert said.code == "SRC020"
    assert said.span.line is None


def test_a_block_without_a_place_of_its_own() -> None:
    blocks, _ = parse(f"{'>' * (DEEPEST + 1)} words")
    span = too_deep(blocks, "a.md")
    assert span is not None
    assert span.path == "a.md"
    assert too_deep(blocks[0]["c"], "a.md") is None
