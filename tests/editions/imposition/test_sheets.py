"""Sheets drawn: where each page comes to lie, measured on the paper."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from publish.editions.imposition.making import booklet, n_up
from publish.editions.imposition.placing import booklet_spots, grid_spots, turned_to_fit
from publish.model import Metadata, Product
from publish.profiles.lengths import size

MM = 72 / 25.4
A4, A5 = size("210x297mm"), size("148.5x210mm")
ABOUT = Metadata("A Book", "en", "a-book")
GREYS = 20


def _book(pages: int, bleed: float = 0.0, page: tuple[float, float] = A5) -> Product:
    """Pages with a grey square of their own in the middle, and black all around the trim."""
    width, height = page
    pdf = pikepdf.new()
    for number in range(pages):
        added = pdf.add_blank_page(page_size=(width + 2 * bleed, height + 2 * bleed))
        added.trimbox = pikepdf.Array([bleed, bleed, bleed + width, bleed + height])
        drawn = f"0 g 0 0 {width + 2 * bleed} {height + 2 * bleed} re f " if bleed else ""
        drawn += f"1 g {bleed} {bleed} {width} {height} re f {number / GREYS:.2f} g "
        drawn += f"{bleed + width / 2 - 30} {bleed + height / 2 - 30} 60 60 re f"
        added.contents_add(drawn.encode())
    target = io.BytesIO()
    pdf.save(target)
    return Product(target.getvalue(), pages)


def _greys(content: bytes, *places: tuple[float, float]) -> list[list[int]]:
    """Of each sheet, the page that stands at each place, by its grey; −1 where nothing does."""
    found = []
    with pypdfium2.PdfDocument(content) as pdf:
        for page in pdf:
            image = page.render(scale=1).to_pil().convert("L")
            wide, high = image.size
            at = [(min(int(x * wide), wide - 1), int(y * high)) for x, y in places]
            greys = [image.getpixel(place) for place in at]
            found.append([round(int(g) / 255 * GREYS) if g < 250 else -1 for g in greys])  # type: ignore[arg-type, operator]
    return found


def test_a_booklet_of_five_pages():
    made = booklet(_book(5), A4, 0.0, ABOUT, 0).value
    assert made.pages == 4
    assert _greys(made.content, (0.25, 0.5), (0.75, 0.5)) == [[-1, 0], [1, -1], [-1, 2], [3, 4]]
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        assert [float(side) for side in pdf.pages[0].mediabox] == pytest.approx([0, 0, *A4[::-1]])
        assert str(pdf.docinfo["/Title"]) == "A Book"


def test_pages_lie_against_the_fold_in_the_middle_of_the_height():
    left, right = booklet_spots((300, 220), (140, 200), 0)
    assert (left.left, left.bottom, left.scale) == (10, 10, 1.0)
    assert (right.left, right.bottom) == (150, 10)


def test_creep_moves_the_pages_of_inner_sheets_to_the_fold_and_not_across():
    left, right = booklet_spots((300, 220), (140, 200), 2)
    assert (left.left, right.left) == (12, 148)
    assert right.cell.left == 150
    made = booklet(_book(12), A4, 3 * MM, ABOUT, 0).value
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        moves = [_moves(page) for page in pdf.pages]
    fold = A4[1] / 2
    for number, (left_at, right_at) in enumerate(moves):
        shift = number // 2 * 3 * MM
        assert left_at == pytest.approx(fold - A5[0] + shift, abs=0.01)
        assert right_at == pytest.approx(fold - shift, abs=0.01)


def _moves(page: pikepdf.Page) -> list[float]:
    """How far right the pages on a sheet begin."""
    return [
        float(operands[4])
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "cm"
    ]


def test_larger_pages_are_made_smaller_and_smaller_ones_stay():
    assert booklet_spots((300, 200), (300, 200), 0)[0].scale == 0.5
    assert booklet_spots((300, 200), (75, 100), 0)[0].scale == 1.0


def test_what_bleeds_is_left_out():
    made = booklet(_book(4, bleed=9.0), A4, 0.0, ABOUT, 0).value
    with pypdfium2.PdfDocument(made.content) as pdf:
        image = pdf[0].render(scale=1).to_pil().convert("L")
    wide, high = image.size
    corners = [(2, 2), (wide - 3, high - 3), (wide // 2 - 2, 2), (wide // 2 + 2, high - 3)]
    assert [image.getpixel(place) for place in corners] == [255] * 4


def test_four_pages_a_sheet_in_reading_order():
    made = n_up(_book(6), A4, 2, 2, ABOUT, 0).value
    places = (0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)
    assert _greys(made.content, *places) == [[0, 1, 2, 3], [4, 5, -1, -1]]
    assert made.pages == 2


def test_the_sheet_is_turned_as_its_pages_are_larger():
    assert turned_to_fit(A4, A5, 2, 1) == A4[::-1]
    assert turned_to_fit(A4, A5, 2, 2) == A4
    assert turned_to_fit(A4, A5[::-1], 1, 2) == A4


def test_each_page_stands_in_the_middle_of_its_cell():
    first, second = grid_spots((300, 220), (100, 200), 2, 1)
    assert (first.left, first.bottom, first.scale) == (25, 10, 1.0)
    assert second.left == 175


def test_the_same_sheets_are_the_same_bytes():
    ones = [booklet(_book(8), A4, 1.0, ABOUT, 0).value.content for _ in range(2)]
    assert ones[0] == ones[1]
