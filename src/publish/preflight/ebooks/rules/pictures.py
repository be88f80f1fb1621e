"""Pictures: formats, pixels, bytes. What is wrong with one is said where it is shown first."""

from __future__ import annotations

from collections.abc import Iterator

from publish.preflight.ebooks.archive import DamagedError
from publish.preflight.ebooks.ebook import SVG_TYPE, Ebook
from publish.preflight.ebooks.finding import Finding, found, found_at
from publish.preflight.ebooks.package import Item
from publish.preflight.ebooks.raster import see_through
from publish.profiles import Store, shown_weight


def at_picture(book: Ebook, item: Item, /, **details: object) -> Finding:
    """A finding on a picture: where a document shows it, else in its own file."""
    shown = book.shown.get(item.path)
    if shown is None:
        return found(item.path, **details)
    return found_at(shown.page.path, shown.element, **details)


def sound(book: Ebook, store: Store) -> Iterator[Finding]:
    """Every picture can be drawn."""
    for item in _rasters(book):
        if book.raster(item) is None:
            yield at_picture(book, item, name=item.href)
    for path, root in book.drawings.items():
        if root is None:
            yield from (
                at_picture(book, item, name=item.href)
                for item in book.package.items.values()
                if item.path == path
            )


def formats(book: Ebook, store: Store) -> Iterator[Finding]:
    """Every picture is of a format that the store takes."""
    taken = store.pictures.formats
    for item in book.present("image/"):
        raster = None if item.media_type == SVG_TYPE else book.raster(item)
        name = "svg" if item.media_type == SVG_TYPE else raster.format if raster else ""
        if name and name not in taken:
            known = ", ".join(one.upper() for one in taken)
            details = {"store": store.title, "format": name.upper(), "formats": known}
            yield at_picture(book, item, name=item.href, **details)


def pixels(book: Ebook, store: Store) -> Iterator[Finding]:
    """No picture has more pixels than the store takes."""
    most = store.pictures.pixels
    for item in _rasters(book) if most else ():
        raster = book.raster(item)
        if most and raster and raster.pixels > most:
            millions = {"has": _millions(raster.pixels), "most": _millions(most)}
            yield at_picture(book, item, name=item.href, store=store.title, **millions)


def weight(book: Ebook, store: Store) -> Iterator[Finding]:
    """No picture has more bytes than readers like."""
    most = store.pictures.weight
    for item in book.present("image/") if most else ():
        has = book.size(item.path)
        if most and has > most:
            sizes = {"has": shown_weight(has), "most": shown_weight(most)}
            yield at_picture(book, item, name=item.href, store=store.title, **sizes)


def lively(book: Ebook, store: Store) -> Iterator[Finding]:
    """No picture moves or shines through where that is not shown."""
    for item in _rasters(book):
        raster = book.raster(item)
        if raster and raster.moving and not store.pictures.moving:
            problem = "the picture moves"
        elif not store.pictures.see_through and _shines(book, item):
            problem = "parts of the picture are transparent"
        else:
            continue
        yield at_picture(book, item, name=item.href, store=store.title, problem=problem)


def _rasters(book: Ebook) -> Iterator[Item]:
    return (item for item in book.present("image/") if item.media_type != SVG_TYPE)


def _shines(book: Ebook, item: Item) -> bool:
    raster = book.raster(item)
    if raster is None or raster.format == "jpeg":
        return False
    try:
        return see_through(book.archive.read(item.path))
    except DamagedError:
        return False


def _millions(count: int) -> str:
    return f"{count / 1_000_000:.3g} million"
