"""SVG, which each reader draws in its own way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from publish.preflight.ebooks.ebook import SVG, SVG_TYPE, Ebook, Page
from publish.preflight.ebooks.finding import Finding, found, found_at
from publish.preflight.ebooks.rules.pictures import at_picture
from publish.profiles import Store


def drawn(book: Ebook, store: Store) -> Iterator[Finding]:
    """SVG: no more, no larger, and with nothing in it that is not drawn."""
    asked = store.drawings
    if asked is None:
        return
    inline = [(page, svg) for page in book.read.values() for svg in _inline(page)]
    count = len(book.drawings) + len(inline)
    if asked.count and count > asked.count:
        said = f"the book has {count} SVG pictures, and {asked.count} are the most"
        yield found(book.package.path, store=store.title, problem=said)
    items = {item.path: item for item in book.present(SVG_TYPE)}
    for path, root in book.drawings.items():
        if root is not None:
            for said in _faults(root, store):
                yield at_picture(book, items[path], store=store.title, problem=said)
    for page, svg in inline:
        for said in _faults(svg, store):
            yield found_at(page.path, svg, store=store.title, problem=said)


def _inline(page: Page) -> Iterator[etree._Element]:
    assert page.root is not None
    for svg in page.root.iter(f"{SVG}svg"):
        if next(svg.iterancestors(f"{SVG}svg"), None) is None:
            yield svg


def _faults(svg: etree._Element, store: Store) -> Iterator[str]:
    asked = store.drawings
    assert asked is not None
    if not asked.words and next(svg.iter(f"{SVG}text"), None) is not None:
        yield "there is text in the SVG picture, which may not be drawn"
    if asked.side and (long := max(map(_side, (svg, *svg.iter(f"{SVG}image"))))) > asked.side:
        yield f"the SVG picture is {long:,} pixels wide or high, and {asked.side:,} are the most"


def _side(element: etree._Element) -> int:
    """The longer of width and height, as far as they are said in pixels."""
    said = (element.get(name, "").strip().removesuffix("px") for name in ("width", "height"))
    numbers = (re.match(r"\d{1,9}", one) for one in said if re.fullmatch(r"\d{1,9}(\.\d+)?", one))
    return max((int(one[0]) for one in numbers if one), default=0)
