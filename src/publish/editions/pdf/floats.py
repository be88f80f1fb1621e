"""Figures that float: one that would leave much of a page empty goes below the text that follows.

WeasyPrint knows no floats that go to the next page. So a chapter is set, and where a figure began
a page because the page before had no room for it, the figure moves down in the fragment, past as
many of the paragraphs after it as fill that page; then the chapter is set again. What happens
after the first such place is reckoned from the heights of the blocks, so that most chapters are
set twice at most.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from publish.editions.pdf.fragment import Tree
from publish.editions.pdf.turning import LANDSCAPE

LARGEST = 1 / 5
"""Of the height of a page's text: no figure leaves more than that empty above it."""
HERE = "here"
"""The class of a figure that stays where it stands."""
NUMBER = "data-figure"
LOWERED = "data-lowered"
"""The attribute of a figure that was moved: its page does not begin with its words."""
_TEXT = frozenset(("p", "ul", "ol", "dl", "blockquote", "pre"))
_TRIES = 1
"""How often the figures of a galley may move: each time it is set again."""


class Flow(StrEnum):
    """How a block behaves at the foot of a page."""

    TEXT = "text"
    """It goes on overleaf, and a figure may go below it."""
    FIGURE = "figure"
    """It stands on one page."""
    TABLE = "table"
    """It goes on overleaf, but not after its first rows."""
    TURNED = "turned"
    """It has a page of its own."""
    FIXED = "fixed"
    """Anything else: no figure goes below it."""


@dataclass(frozen=True)
class Block:
    """A block as it was set. Lengths are points; ``top`` and ``bottom`` are counted down from
    the head of the text area, ``space`` is the empty room below it.

    ``begins`` and ``ends`` are the pages, counted from 0; ``figure`` is the number of a figure
    that may move.
    """

    flow: Flow
    begins: int
    top: float
    ends: int
    bottom: float
    height: float
    space: float = 0
    figure: int | None = None


@dataclass(frozen=True)
class Column:
    """All blocks of a galley in order, and how much text each of its pages has room for."""

    blocks: tuple[Block, ...]
    rooms: tuple[float, ...]


Moves = tuple[tuple[int, int], ...]
"""Figures by number, and how many of the blocks of text after each that one goes below."""


def number(tree: Tree) -> None:
    """Number the figures that may move: those that stand by themselves in a chapter."""
    figures = (child for child in tree if child.tag == "figure")
    for count, figure in enumerate(figures):
        if HERE not in figure.get("class", "").split():
            figure.set(NUMBER, str(count))


def lower(tree: Tree, moves: Moves) -> None:
    """Move figures down."""
    figures = {child.get(NUMBER): child for child in tree if child.get(NUMBER)}
    for figure_number, passed in moves:
        figure = figures[str(figure_number)]
        place = figure
        for _ in range(passed):
            following = place.getnext()
            assert following is not None
            place = following
        place.addnext(figure)
        figure.tail = None
        figure.set(LOWERED, "")


def flow(element: Tree) -> Flow:
    """How an element of a chapter behaves."""
    if element.tag == "figure":
        classes = element.get("class", "").split()
        other = Flow.TABLE if "table" in classes else Flow.FIGURE
        return Flow.TURNED if LANDSCAPE in classes else other
    return Flow.TEXT if element.tag in _TEXT or _is_verse(element) else Flow.FIXED


def _is_verse(element: Tree) -> bool:
    return "verse" in element.get("class", "").split()


def moves(column: Column, moved: Collection[int]) -> Moves:
    """Which figures should go down how far, beside those that have ``moved`` already."""
    blocks = column.blocks
    first = next((n for n in range(len(blocks)) if _leaves_gap(column, n, moved)), None)
    if first is None:
        return ()
    room = column.rooms[blocks[first - 1].ends]
    filled = blocks[first - 1].bottom + blocks[first - 1].space
    found: dict[int, int] = {}
    at = first
    while at < len(blocks):
        block, passed = blocks[at], 0
        reckoned = block.flow in (Flow.FIGURE, Flow.TURNED)
        if block.figure is not None and block.figure not in moved and (reckoned or at == first):
            passed = _passed(blocks[at:], room, filled)
        if passed:
            found[blocks[at].figure or 0] = passed
        for other in (*blocks[at + 1 : at + 1 + passed], block):
            filled = _filled(filled, other, room)
        at += passed + 1
    return tuple(found.items())


def _leaves_gap(column: Column, place: int, moved: Collection[int]) -> bool:
    """Whether a figure begins a page though much of the page before is empty."""
    block = column.blocks[place]
    if place == 0 or block.figure is None or block.figure in moved:
        return False
    before = column.blocks[place - 1]
    room = column.rooms[before.ends]
    gap = room - before.bottom
    return block.begins > before.ends and bool(_passed(column.blocks[place:], room, room - gap))


def _passed(blocks: Sequence[Block], room: float, filled: float) -> int:
    """How many blocks after the first, a figure, it should go below.

    What has a page of its own comes after whole paragraphs only: no page is begun for their rest.
    """
    figure, gap = blocks[0], room - filled
    if gap <= LARGEST * room or (figure.flow is Flow.FIGURE and figure.height <= gap):
        return 0
    passed = 0
    for block in blocks[1:]:
        whole = figure.flow is Flow.TURNED
        if block.flow is not Flow.TEXT or gap <= 0 or (whole and block.height > gap):
            break
        gap -= block.height + block.space
        passed += 1
    return passed


def _filled(filled: float, block: Block, room: float) -> float:
    """How much of a page is filled once a block is set."""
    height = block.height + block.space
    match block.flow:
        case Flow.TURNED:
            return 0
        case Flow.TEXT | Flow.TABLE | Flow.FIXED:
            return (filled + height) % room
        case Flow.FIGURE:
            return filled + height if filled + block.height <= room else height


def may_move(tries: int) -> bool:
    """Whether figures may move once more, after so many ``tries``."""
    return tries < _TRIES
