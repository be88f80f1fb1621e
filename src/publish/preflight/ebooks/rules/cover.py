"""The cover's picture."""

from __future__ import annotations

from collections.abc import Iterator

from publish.preflight.ebooks.ebook import SVG_TYPE, Ebook
from publish.preflight.ebooks.finding import Finding, found, found_at
from publish.preflight.ebooks.package import Item
from publish.preflight.ebooks.raster import Raster
from publish.profiles import EbookCover, Store, shown_size, shown_weight

_NEAR = 0.2
"""By which part of it a cover's shape may differ: 2 to 3, as books are printed, does for all."""


def present(book: Ebook, store: Store) -> Iterator[Finding]:
    """There is one where the store wants it in the file."""
    if store.cover and store.cover.required and _cover(book) is None:
        yield found(book.package.path, store=store.title)


def suitable(book: Ebook, store: Store) -> Iterator[Finding]:
    """It is of a size and a format that the store takes."""
    item, asked = _cover(book), store.cover
    if item is None or asked is None:
        return
    best = f" {shown_size(asked.best)} pixels are best." if asked.best else ""
    for problem in _problems(book, item, asked):
        yield found(item.path, store=store.title, problem=problem, advice=best)


def _problems(book: Ebook, item: Item, asked: EbookCover) -> Iterator[str]:
    raster = book.raster(item) if item.media_type != SVG_TYPE else None
    name = "svg" if item.media_type == SVG_TYPE else raster.format if raster else ""
    if asked.formats and name and name not in asked.formats:
        yield f"it is {name.upper()}, and may be {' or '.join(asked.formats).upper()}"
    if raster:
        yield from _sizes(raster, asked)
    if asked.weight and book.size(item.path) > asked.weight:
        has, most = shown_weight(book.size(item.path)), shown_weight(asked.weight)
        yield f"it has {has}, and {most} are the most"


def _sizes(raster: Raster, asked: EbookCover) -> Iterator[str]:
    size = raster.width, raster.height
    has = f"it has {shown_size(size)} pixels"
    if asked.least and (size[0] < asked.least[0] or size[1] < asked.least[1]):
        yield f"{has}, and {shown_size(asked.least)} are the least"
    if asked.shorter and min(size) < asked.shorter:
        yield f"{has}, and its shorter side must have {asked.shorter:,}"
    if asked.most and (size[0] > asked.most[0] or size[1] > asked.most[1]):
        yield f"{has}, and {shown_size(asked.most)} are the most"


def shape(book: Ebook, store: Store) -> Iterator[Finding]:
    """It is about as tall as the store would have it."""
    item, asked = _cover(book), store.cover
    raster = book.raster(item) if item and item.media_type != SVG_TYPE else None
    if item is None or asked is None or asked.ratio is None or not raster or not raster.width:
        return
    has = raster.height / raster.width
    if abs(has / asked.ratio - 1) > _NEAR:
        sizes = {"has": f"{has:.3g}", "wanted": f"{asked.ratio:.3g}"}
        yield found(item.path, store=store.title, **sizes)


def page(book: Ebook, store: Store) -> Iterator[Finding]:
    """It is no page of the text where the store shows it before the text."""
    item = _cover(book)
    shown = book.shown.get(item.path) if item else None
    read = {one.path for one in book.package.spine}
    if store.cover and not store.cover.page and shown and shown.page.path in read:
        yield found_at(shown.page.path, shown.element, store=store.title)


def _cover(book: Ebook) -> Item | None:
    item = book.package.cover
    return item if item and item.path in book.names else None
