"""Figures that leave much of a page empty go below the text that follows them."""

from __future__ import annotations

import io

import pikepdf
import pytest

from editions.pdf.small_press import PRESS, chapter, piece
from publish.editions.pdf import floats, fragment
from publish.editions.pdf.floats import Block, Column, Flow, lower, moves, number
from publish.editions.pdf.galley import Galley, first_galley, wants

ROOM = 500.0


def _column(*blocks: tuple[Flow, float] | tuple[Flow, float, int]) -> Column:
    """Blocks set below one another; whatever has no room begins a page."""
    made, page, filled = [], 0, 0.0
    for flow, height, *figure in blocks:
        if flow is Flow.TURNED or (flow is Flow.FIGURE and filled + height > ROOM):
            page, filled = page + 1, 0.0
        pages, bottom = divmod(filled + height, ROOM)
        last = page + int(pages)
        made.append(Block(flow, page, filled, last, bottom, height, 0, *figure))
        page, filled = last, bottom
        if flow is Flow.TURNED:
            page, filled = page + 1, 0.0
    return Column(tuple(made), (ROOM,) * (page + 1))


def test_a_figure_that_leaves_much_empty_goes_below_what_fills_the_page() -> None:
    column = _column(
        (Flow.TEXT, 300),
        (Flow.FIGURE, 250, 0),
        (Flow.TEXT, 120),
        (Flow.TEXT, 120),
        (Flow.TEXT, 120),
    )
    assert moves(column, ()) == ((0, 2),)
    assert moves(column, {0}) == ()


@pytest.mark.parametrize("filled", [100, 200, 401, 450])
def test_a_figure_that_fits_or_leaves_little_empty_stays(filled: int) -> None:
    assert moves(_column((Flow.TEXT, filled), (Flow.FIGURE, 250, 0), (Flow.TEXT, 99)), ()) == ()


@pytest.mark.parametrize("next_flow", [Flow.FIXED, Flow.FIGURE])
def test_it_passes_no_heading_and_no_other_figure(next_flow: Flow) -> None:
    column = _column((Flow.TEXT, 300), (Flow.FIGURE, 250, 0), (next_flow, 20), (Flow.TEXT, 300))
    assert moves(column, ()) == ()


def test_what_lies_on_its_side_goes_below_whole_paragraphs_only() -> None:
    column = _column((Flow.TEXT, 300), (Flow.TURNED, 250, 0), *[(Flow.TEXT, 80)] * 5)
    assert moves(column, ()) == ((0, 2),)


def test_what_follows_a_move_is_reckoned_with_it() -> None:
    # Once the first has moved, the second begins where 310 of the page are filled.
    column = _column(
        (Flow.TEXT, 300),
        (Flow.FIGURE, 250, 0),
        *[(Flow.TEXT, 100)] * 2,
        (Flow.TEXT, 60),
        (Flow.FIGURE, 200, 1),
        *[(Flow.TEXT, 100)] * 4,
    )
    assert moves(column, ()) == ((0, 2), (1, 2))


def test_figures_move_in_the_fragment_and_keep_their_order() -> None:
    tree = fragment.parse(
        "<section><figure/><p>1</p><p>2</p><figure class='here'/><p>3</p><figure/></section>"
    )
    number(tree)
    assert [one.get(floats.NUMBER) for one in tree.iter("figure")] == ["0", None, "2"]
    lower(tree, ((0, 2),))
    assert [child.text or child.get(floats.NUMBER, "here") for child in tree] == [
        *("1", "2", "0", "here", "3", "2")
    ]


def _galley(kind: str) -> tuple[Galley, list[str]]:
    lines = " ".join(["word"] * 80)
    drawing = '<div style="height: 45mm">Drawing</div>'
    picture = f'<figure id="f" class="{kind}" style="break-inside: avoid">{drawing}</figure>'
    source = chapter("c", f'<p id="a">{lines}</p>{picture}<p id="b">{lines}</p>')
    galley = first_galley(source, wants(source, ()).value, (), piece("c"), PRESS).value
    assert galley is not None
    with pikepdf.open(io.BytesIO(galley.content)) as pdf:
        pages = [page.obj.Contents.read_bytes().decode("latin-1") for page in pdf.pages]
    return galley, pages


def test_a_galley_is_set_with_its_figures_moved() -> None:
    moved, pages = _galley("plain")
    assert moved.moves == ((0, 1),)
    still, more = _galley("here")
    assert still.moves == ()
    assert len(pages) <= len(more)


def test_a_page_does_not_begin_with_the_words_of_a_figure_that_was_moved() -> None:
    moved, _ = _galley("plain")
    assert [page.opening[0] for page in moved.pages] == ["c-h", "b"]
