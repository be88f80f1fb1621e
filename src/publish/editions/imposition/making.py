"""Steps: the sheets of an edition, made from its finished file."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf

from publish.diagnostics import Outcome
from publish.editions.imposition import order, placing
from publish.editions.imposition.placing import Size, Spot
from publish.editions.pdf import metadata
from publish.model import Metadata, Product

Placed = tuple[int | None, Spot]
"""A page, counted from 0, and where it lies."""


def booklet(
    book: Product, sheet: Size, creep: float, described: Metadata, modified: int
) -> Outcome[Product]:
    """Step: sheets to be printed on both sides, turned over their short edge, folded and stapled.

    ``creep`` is how thick a folded sheet is, in points.
    """
    with pikepdf.open(io.BytesIO(book.content)) as source:
        size = _size(source.pages[0])
        across = placing.wide(sheet)
        sides = [
            tuple(
                zip(
                    side,
                    placing.booklet_spots(across, size, placing.creep_of(number, creep)),
                    strict=True,
                )
            )
            for number, side in enumerate(order.folded(len(source.pages)))
        ]
        return _product(book, _imposed(source, across, sides, described, modified), len(sides))


def n_up(
    book: Product, sheet: Size, columns: int, rows: int, described: Metadata, modified: int
) -> Outcome[Product]:
    """Step: sheets with so many pages beside and below one another, in reading order."""
    with pikepdf.open(io.BytesIO(book.content)) as source:
        size = _size(source.pages[0])
        turned = placing.turned_to_fit(sheet, size, columns, rows)
        spots = placing.grid_spots(turned, size, columns, rows)
        sides = [
            tuple(zip(side, spots, strict=True))
            for side in order.read(len(source.pages), columns * rows)
        ]
        return _product(book, _imposed(source, turned, sides, described, modified), len(sides))


def _product(book: Product, content: bytes, sides: int) -> Outcome[Product]:
    return Outcome(Product(content, sides, book.inputs))


def _size(page: Page) -> Size:
    left, bottom, right, top = map(float, page.trimbox)
    return right - left, top - bottom


def _imposed(
    source: Pdf,
    sheet: Size,
    sides: Iterable[Sequence[Placed]],
    described: Metadata,
    modified: int,
) -> bytes:
    made = pikepdf.new()
    for side in sides:
        _draw(made, made.add_blank_page(page_size=sheet), source, side)
    metadata.write(made, described, modified)
    del made.Root[Name.PageMode]  # there are no bookmarks to be shown
    made.remove_unreferenced_resources()
    target = io.BytesIO()
    made.save(target, deterministic_id=True, compress_streams=True)
    return target.getvalue()


def _draw(made: Pdf, sheet: Page, source: Pdf, side: Sequence[Placed]) -> None:
    """Draw the pages as they are trimmed: what bleeds is not for sheets that are cut by hand."""
    forms, streams = Dictionary(), []
    for number, spot in side:
        if number is None:
            continue
        page, name = source.pages[number], f"/Page{number + 1}"
        forms[name] = made.copy_foreign(page.as_form_xobject())
        left, bottom = float(page.trimbox[0]), float(page.trimbox[1])
        x, y = spot.left - spot.scale * left, spot.bottom - spot.scale * bottom
        cell = spot.cell
        streams.append(
            f"q {cell.left:.3f} {cell.bottom:.3f} {cell.width:.3f} {cell.height:.3f} re W n "
            f"{spot.scale:.5f} 0 0 {spot.scale:.5f} {x:.3f} {y:.3f} cm {name} Do Q"
        )
    sheet.obj.Resources = Dictionary(XObject=forms)
    sheet.obj.Contents = made.make_stream("\n".join(streams).encode())
    sheet.trimbox = Array(list(sheet.mediabox))
