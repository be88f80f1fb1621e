"""Where pages lie on a sheet, and how large. Lengths are points, from the lower left corner."""

from __future__ import annotations

from dataclasses import dataclass

Size = tuple[float, float]


@dataclass(frozen=True)
class Cell:
    """The part of a sheet that one page has: nothing of it is printed beyond."""

    left: float
    bottom: float
    width: float
    height: float


@dataclass(frozen=True)
class Spot:
    """A page in its cell: where its lower left corner lies, and by how much it is made smaller."""

    cell: Cell
    left: float
    bottom: float
    scale: float


def wide(sheet: Size) -> Size:
    """The sheet with its longer side across."""
    return max(sheet), min(sheet)


def booklet_spots(sheet: Size, page: Size, shift: float) -> tuple[Spot, Spot]:
    """The left page and the right one, both against the fold, in the middle of the height.

    They are never made larger. ``shift`` moves both towards the fold, across which nothing goes.
    """
    width, height = sheet[0] / 2, sheet[1]
    scale = min(width / page[0], height / page[1], 1.0)
    bottom = (height - scale * page[1]) / 2
    left, right = Cell(0.0, 0.0, width, height), Cell(width, 0.0, width, height)
    return (
        Spot(left, width - scale * page[0] + shift, bottom, scale),
        Spot(right, width - shift, bottom, scale),
    )


def creep_of(side: int, creep: float) -> float:
    """How far the pages on a side move inwards, counted from the outermost sheet's front.

    Each sheet lies in the one around it, and would stand out of the pile by its thickness.
    """
    return side // 2 * creep


def grid_spots(sheet: Size, page: Size, columns: int, rows: int) -> tuple[Spot, ...]:
    """A cell a page, from the upper left corner, each page in the middle of its own."""
    width, height = sheet[0] / columns, sheet[1] / rows
    scale = min(width / page[0], height / page[1], 1.0)
    spots = []
    for row in range(rows):
        for column in range(columns):
            cell = Cell(column * width, sheet[1] - (row + 1) * height, width, height)
            left = cell.left + (width - scale * page[0]) / 2
            bottom = cell.bottom + (height - scale * page[1]) / 2
            spots.append(Spot(cell, left, bottom, scale))
    return tuple(spots)


def turned_to_fit(sheet: Size, page: Size, columns: int, rows: int) -> Size:
    """The sheet upright or across, as its pages are larger."""

    def scale(size: Size) -> float:
        return min(size[0] / columns / page[0], size[1] / rows / page[1])

    upright, across = (min(sheet), max(sheet)), (max(sheet), min(sheet))
    return max(upright, across, key=scale)
