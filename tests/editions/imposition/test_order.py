"""In which order pages lie on sheets: as a bookbinder would find them after folding."""

from __future__ import annotations

import pytest

from publish.editions.imposition.order import folded, read


def _counted(sides: tuple[tuple[int | None, ...], ...]) -> list[tuple[int, ...]]:
    """From 1, as people count, with 0 where nothing stands."""
    return [tuple(0 if n is None else n + 1 for n in side) for side in sides]


@pytest.mark.parametrize(
    ("pages", "sides"),
    [
        (1, [(0, 1), (0, 0)]),
        (4, [(4, 1), (2, 3)]),
        (5, [(0, 1), (2, 0), (0, 3), (4, 5)]),
        (8, [(8, 1), (2, 7), (6, 3), (4, 5)]),
        (
            17,
            [
                (0, 1), (2, 0), (0, 3), (4, 17), (16, 5),
                (6, 15), (14, 7), (8, 13), (12, 9), (10, 11),
            ],
        ),
    ],
)  # fmt: skip
def test_sides_of_a_booklet(pages: int, sides: list[tuple[int, int]]):
    assert _counted(folded(pages)) == sides


@pytest.mark.parametrize("pages", [4, 5, 8, 17, 100])
def test_whoever_leafs_through_a_folded_booklet_finds_the_pages_in_order(pages: int):
    sides = folded(pages)
    fronts, backs = sides[::2], sides[1::2]
    # The right halves of all sheets from the outside in, then the left halves back again.
    leafed = [p for f, b in zip(fronts, backs, strict=True) for p in (f[1], b[0])]
    leafed += [p for f, b in zip(fronts[::-1], backs[::-1], strict=True) for p in (b[1], f[0])]
    assert leafed == [*range(pages), *[None] * (-pages % 4)]


def test_sheets_that_are_only_read():
    assert _counted(read(5, 2)) == [(1, 2), (3, 4), (5, 0)]
    assert _counted(read(4, 4)) == [(1, 2, 3, 4)]
