"""What the stores' profiles say, and how it is written."""

from __future__ import annotations

import pytest

from publish.profiles import load_store, names, shown_weight, store_names, store_rows
from publish.profiles.weights import weight


def test_there_are_these() -> None:
    assert store_names() == ("apple", "generic", "google", "kindle", "kobo")
    assert not set(store_names()) & set(names())


def test_an_unknown_one() -> None:
    with pytest.raises(KeyError):
        load_store("kindl")


@pytest.mark.parametrize("name", store_names())
def test_a_store_takes_what_every_reader_shows(name: str) -> None:
    assert {"jpeg", "png", "svg"} <= set(load_store(name).pictures.formats)
    assert all(what and said for what, said, _ in store_rows(load_store(name)))


@pytest.mark.parametrize(
    ("written", "count", "shown"),
    [
        ("650MB", 650_000_000, "650 MB"),
        ("2GB", 2_000_000_000, "2 GB"),
        ("1.4 MB", 1_400_000, "1.4 MB"),
        ("12 kB", 12_000, "12 kB"),
    ],
)
def test_weights(written: str, count: int, shown: str) -> None:
    assert weight(written) == count
    assert shown_weight(count) == shown


def test_what_is_no_weight() -> None:
    with pytest.raises(ValueError, match="no size of a file"):
        weight("12")
