"""Dates in words."""

from __future__ import annotations

import pytest

from publish.diagnostics import NOWHERE
from publish.editions.dates import written
from publish.themes import load


@pytest.mark.parametrize(
    ("language", "date", "expected"),
    [
        ("en", "2026-11-22", "22\N{NO-BREAK SPACE}November 2026"),
        ("en", "2026-05", "May 2026"),
        ("en", "2026", "2026"),
        ("en", "", ""),
        ("ru", "2026-05-01", "1\N{NO-BREAK SPACE}мая 2026"),
        ("ru", "2026-05", "май 2026"),
        ("de", "2026-05", "May 2026"),  # no terms: English ones
    ],
)
def test_a_date_is_as_long_as_it_is_known(language: str, date: str, expected: str) -> None:
    theme = load("house", None, NOWHERE).value
    assert theme is not None
    assert written(date, lambda key: theme.term(language, key)) == expected
