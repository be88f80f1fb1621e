"""Strings are cut at blanks, whatever codes are in them."""

from __future__ import annotations

import pytest

from publish.preflight.runs import Runs

WIDTHS = {0: 0.5, 1: 1.0, 2: 0.25, 0xD800: 2.0, 0xDC00: 3.0}


def _runs(*, two_bytes: bool) -> Runs:
    return Runs(WIDTHS, 0.75, frozenset({2, 9}), frozenset({0}), two_bytes)


@pytest.mark.parametrize("two_bytes", [True, False])
def test_blanks_stand_between_what_they_part(two_bytes: bool) -> None:
    runs = _runs(two_bytes=two_bytes)
    codes = (1, 0, 2, 7, 9, 2)
    shown = b"".join(code.to_bytes(2 if two_bytes else 1, "big") for code in codes)
    parts = runs.of(shown)
    assert parts == ["\1\0", "\2", "\7", "\t", "", "\2", ""]
    assert [runs[part] for part in parts] == [
        (1.5, 1), (0.25, 0), (0.75, 0), (0.75, 0), (0, 0), (0.25, 0), (0, 0),
    ]  # fmt: skip


def test_codes_are_no_text() -> None:
    """Two of them may be what UTF-16 writes one character with, or half of that."""
    runs = _runs(two_bytes=True)
    assert [runs[part] for part in runs.of(b"\xd8\0\xdc\0\0\1")] == [(6.0, 0)]
    assert [runs[part] for part in runs.of(b"\xdc\0\0\2\xd8\0")] == [(3.0, 0), (0.25, 0), (2.0, 0)]


def test_half_a_code_at_the_end_is_none() -> None:
    runs = _runs(two_bytes=True)
    assert runs.of(b"\0\1\0") == ["\1"]
    assert runs.of(b"\xd8\0\xdc\0\0") == ["\ud800\udc00"]
