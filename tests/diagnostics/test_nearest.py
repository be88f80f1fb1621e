"""The nearest of the names that would have been right."""

from __future__ import annotations

import pytest

from publish.diagnostics import advice, nearest


@pytest.mark.parametrize(
    ("word", "meant"),
    [("subtitel", "subtitle"), ("Title", "title"), ("subtitle ", "subtitle"), ("xyz", "")],
)
def test_nearest(word: str, meant: str) -> None:
    assert nearest(word, ["title", "subtitle", "slug"]) == meant


def test_nothing_to_choose_from() -> None:
    assert nearest("title", []) == ""
    assert advice("title", []) == ""


def test_order_of_candidates_does_not_count() -> None:
    assert nearest("ab", ["abd", "abc"]) == nearest("ab", ["abc", "abd"]) == "abc"


def test_advice_offers_all_of_a_few() -> None:
    assert advice("x", ["pdf", "epub"]) == "Choose from: epub, pdf."


def test_advice_does_not_list_many() -> None:
    assert advice("x", [f"name-{i}" for i in range(9)]) == ""


def test_the_word_itself_is_no_advice() -> None:
    assert advice("pdf", ["pdf"]) == ""
