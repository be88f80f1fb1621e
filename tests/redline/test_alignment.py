"""Which is which: equals, then those that are most alike, in the order of both."""

from __future__ import annotations

import pytest

from publish.redline import alignment
from publish.redline.alignment import align


def _likeness(old: str, new: str):
    def alike(i: int, j: int) -> float:
        same = set(old[i].lower()) & set(new[j].lower())
        return 0.5 if same else 0.0

    return alike


def _said(old: str, new: str) -> str:
    """``a`` is kept, ``aA`` has become another, ``-a`` is gone, ``+A`` has come."""
    told = []
    for i, j in align(old, new, _likeness(old, new)):
        if j is None:
            told.append(f"-{old[i]}")
        elif i is None:
            told.append(f"+{new[j]}")
        else:
            told.append(old[i] if old[i] == new[j] else old[i] + new[j])
    return " ".join(told)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("abc", "abc", "a b c"),
        ("abc", "aBc", "a bB c"),
        ("abc", "axc", "a -b +x c"),
        ("abc", "xAByC", "+x aA bB +y cC"),
        ("", "ab", "+a +b"),
        ("ab", "", "-a -b"),
        ("abcd", "cdab", "+c +d a b -c -d"),
        ("xaB", "Aby", "-x aA Bb +y"),
    ],
)
def test_pairs(old: str, new: str, told: str) -> None:
    assert _said(old, new) == told


def test_of_very_many_only_those_nearly_level_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment, "_MOST", 8)
    assert _said("abcdefgh", "ABCDEFGH") == "aA bB cC dD eE fF gG hH"
