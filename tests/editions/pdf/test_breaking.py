"""Lines chosen for a paragraph as a whole, from words of given widths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.editions.pdf.setting.breaking import WIDEST, Place, Point, _best, _Sums, breaks


@dataclass(frozen=True)
class _Word:
    width: float
    gap: float = 1.0
    give: float = 0.0
    inner: float = 0.0
    points: Sequence[Point] = field(default=())


def _words(widths: Sequence[float], give: float = 0.0) -> list[_Word]:
    return [_Word(width, float(number > 0), give) for number, width in enumerate(widths)]


def _lines(widths: Sequence[float], places: list[Place] | None) -> list[list[float]]:
    assert places is not None
    ends = [0, *(word for word, _ in places), len(widths)]
    return [list(widths[start:end]) for start, end in pairwise(ends)]


def _greedy(widths: Sequence[float], measure: float) -> list[list[float]]:
    lines: list[list[float]] = [[]]
    for width in widths:
        if lines[-1] and _natural([*lines[-1], width]) > measure:
            lines.append([])
        lines[-1].append(width)
    return lines


def _natural(line: Sequence[float]) -> float:
    return sum(line) + len(line) - 1


def _uneven(lines: list[list[float]], measure: float) -> float:
    growths = (
        (measure - _natural(line)) / (len(line) - 1) if len(line) > 1 else measure
        for line in lines[:-1]
    )
    return sum(growth**3 for growth in growths)


def test_a_line_gives_up_a_word_for_the_next_one_to_be_less_wide() -> None:
    # As full as can be, the first line leaves two long words to the next, before a longer one.
    widths = [2, 2, 2, 2, 2, 2, 2, 6, 5, 12, 3]
    assert [len(line) for line in _greedy(widths, 20)] == [7, 2, 2]
    assert [len(line) for line in _lines(widths, breaks(_words(widths), 20))] == [5, 4, 2]


def test_a_paragraph_of_one_line_has_no_breaks() -> None:
    assert breaks(_words([3, 3]), 11) == []
    assert breaks([], 11) == []


def test_the_first_line_has_less_room_by_its_indent() -> None:
    assert breaks(_words([3, 3, 3]), 11) == []
    assert breaks(_words([3, 3, 3]), 11, indent=2) == [(2, 0)]


def test_a_word_that_is_wider_than_a_line_is_for_others() -> None:
    assert breaks(_words([3, 30, 3]), 11) is None


def test_spaces_shrink_before_a_word_goes_to_a_line_of_its_own() -> None:
    widths = [3, 3, 3.5, 8, 8]
    assert breaks(_words(widths), 11) == [(2, 0), (3, 0), (4, 0)]
    assert breaks(_words(widths, give=0.3), 11) == [(3, 0), (4, 0)]


def test_a_word_breaks_where_that_is_better_than_wide_spaces() -> None:
    long = _Word(12, points=(Point(4.5, 4, True), Point(8.5, 8, True)))
    words = [_Word(3, gap=0), _Word(3), long, _Word(3)]
    assert breaks(words, 14) == [(2, 1)]


def test_a_lost_last_line_costs() -> None:
    widths = [2.0] * 20 + [0.5]
    assert _greedy(widths, 29)[-1] == [0.5]
    assert _lines(widths, breaks(_words(widths), 29))[-1] == [2.0, 0.5]


@given(st.lists(st.integers(1, 6), min_size=1, max_size=80), st.integers(10, 30))
def test_lines_hold_all_words_fit_and_are_no_less_even_than_full_ones(
    widths: list[int], measure: int
) -> None:
    lines = _lines(widths, breaks(_words(widths), measure))
    assert [width for line in lines for width in line] == widths
    assert all(_natural(line) <= measure for line in lines)
    lost = 2 + 0.02 * len(widths)
    assert _uneven(lines, measure) <= _uneven(_greedy(widths, measure), measure) + lost


@given(st.lists(st.integers(1, 6), min_size=30, max_size=60))
def test_the_rest_of_a_paragraph_is_set_as_well_as_it_was_in_the_whole(widths: list[int]) -> None:
    """Whatever page it begins: WeasyPrint asks anew from where the page before ended."""
    whole = breaks(_words(widths), 22)
    assert whole is not None
    lines = _lines(widths, whole)
    for number, (start, _) in enumerate(whole, 1):
        rest = _lines(widths[start:], breaks(_words(widths[start:]), 22))
        assert _uneven(rest, 22) == pytest.approx(_uneven(lines[number:], 22), abs=0.5)


@st.composite
def _breaking_words(draw: st.DrawFn) -> list[_Word]:
    """Words of which some may break."""
    words = []
    for number in range(draw(st.integers(1, 60))):
        letters = draw(st.integers(1, 14))
        breaks = range(3, letters - 2, 3) if draw(st.booleans()) else ()
        points = tuple(Point(at + 0.4, at, True) for at in breaks)
        words.append(_Word(letters, gap=float(number > 0), give=0.3, points=points))
    return words


@given(_breaking_words(), st.integers(14, 40), st.integers(0, 3))
def test_no_way_is_better_with_wider_spaces_than_were_looked_at(
    words: list[_Word], measure: int, indent: int
) -> None:
    _, all_looked_at = _best(_Sums(words), measure, indent, WIDEST)
    assert breaks(words, measure, indent) == all_looked_at
