"""Lines chosen for a paragraph as a whole, from words of given widths."""

from __future__ import annotations

from publish.editions.pdf.breaking import Line, Lines, Place, fullest, is_even, most_even


def _setter(widths: list[float], measure: float, space: float = 1.0) -> Lines[list[int]]:
    """Sets words of these widths; boxes are the numbers of the words in a line."""

    def line(start: Place, number: int) -> Line[list[int]] | None:
        (first,) = start or (0,)
        last = first
        while last < len(widths) and _width(widths[first : last + 1], space) <= measure:
            last += 1
        last -= number
        if last <= first:
            return None
        words = widths[first:last]
        natural = _width(words, space)
        if last == len(widths):
            return Line(start, None, 0, natural / measure, False, list(range(first, last)))
        gaps = max(len(words) - 1, 1)
        growth = (measure - natural) / gaps / space
        return Line(start, (last,), growth, natural / measure, False, list(range(first, last)))

    return line


def _width(words: list[float], space: float) -> float:
    return sum(words) + space * (len(words) - 1)


def _boxes(lines: list[Line[list[int]]]) -> list[list[int]]:
    return [line.box for line in lines]


def test_lines_are_as_full_as_can_be_where_nothing_is_chosen() -> None:
    lines = _setter([3, 3, 3, 3, 3], 11)
    assert _boxes(fullest((), lines)) == [[0, 1, 2], [3, 4]]
    assert is_even(fullest((), lines))


def test_a_line_gives_up_a_word_for_the_next_one_to_be_less_wide() -> None:
    # As full as can be, the first line leaves two long words to the next, before a longer one.
    lines = _setter([2, 2, 2, 2, 2, 2, 2, 6, 5, 12, 3], 20)
    greedy = fullest((), lines)
    assert _boxes(greedy) == [[0, 1, 2, 3, 4, 5, 6], [7, 8], [9, 10]]
    assert not is_even(greedy)
    even = most_even((), lines)
    assert _boxes(even) == [[0, 1, 2, 3, 4], [5, 6, 7, 8], [9, 10]]
    assert max(line.growth for line in even) < max(line.growth for line in greedy)


def test_no_word_is_lost_and_none_comes_twice() -> None:
    widths = [1 + (7 * n) % 5 for n in range(60)]
    chosen = most_even((), _setter(widths, 20))
    assert [word for line in chosen for word in line.box] == list(range(60))
    assert chosen[-1].end is None


def test_the_rest_of_a_paragraph_is_set_as_it_was_in_the_whole() -> None:
    """Whatever page it begins: WeasyPrint asks anew from where the page before ended."""
    lines = _setter([1 + (7 * n) % 6 for n in range(60)], 22)
    whole = most_even((), lines)
    for number, line in enumerate(whole[1:], 1):
        assert _boxes(most_even(line.start, lines)) == _boxes(whole[number:])


def test_a_lost_last_line_costs() -> None:
    lines = _setter([2.0] * 20 + [0.5], 29)
    assert _boxes(fullest((), lines))[-1] == [20]
    assert not is_even(fullest((), lines))
    assert _boxes(most_even((), lines))[-1] == [19, 20]
