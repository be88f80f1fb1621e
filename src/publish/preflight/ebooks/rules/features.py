"""What stores do not show, or not on all readers; and what no reader may fetch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from publish.preflight.ebooks.archive import DamagedError
from publish.preflight.ebooks.ebook import MATHML, SVG, SVG_TYPE, XHTML, Ebook, Page, shows
from publish.preflight.ebooks.finding import Finding, found, found_at
from publish.preflight.ebooks.rules.pictures import at_picture
from publish.profiles import Store

_FORMS = ("form", "input", "select", "textarea", "button")
_TAGS = {
    "scripts": (f"{XHTML}script", f"{SVG}script"),
    "forms": tuple(f"{XHTML}{name}" for name in _FORMS),
    "frames": (f"{XHTML}iframe", f"{XHTML}frame", f"{XHTML}frameset"),
    "audio": (f"{XHTML}audio",),
    "video": (f"{XHTML}video",),
    "mathml": (f"{MATHML}math",),
}
_WORDS = {
    "scripts": "scripts",
    "forms": "forms",
    "frames": "frames",
    "audio": "sound",
    "video": "films",
    "mathml": "formulas (MathML)",
    "fixed-layout": "pages with a fixed layout",
    "read-aloud": "text that is read aloud (media overlays)",
}
"""Feature → what it is called."""
_DATA = ("application/ld+json", "application/json", "text/template")
"""Types of ``script`` that are none."""
_REMOTE = re.compile(r"\s*(https?:)?//", re.IGNORECASE)
_IN_CSS = re.compile(r"""(?:@import|url\()\s*(?:url\()?["']?((?:https?:)?//[^"')\s]+)""", re.I)


def missing(book: Ebook, store: Store) -> Iterator[Finding]:
    """What the store shows nowhere."""
    for feature in store.features:
        if not feature.except_on:
            for finding in _used(book, feature.name):
                yield _with(finding, store=store.title, what=_WORDS[feature.name])


def partly(book: Ebook, store: Store) -> Iterator[Finding]:
    """What the store shows on some readers."""
    for feature in store.features:
        if feature.except_on:
            for finding in _used(book, feature.name):
                told = {"what": _WORDS[feature.name], "devices": feature.except_on}
                yield _with(finding, store=store.title, **told)


def _with(finding: Finding, **details: object) -> Finding:
    return replace(finding, details=details)


def _used(book: Ebook, name: str) -> Iterator[Finding]:
    """Where a feature is used."""
    if name == "fixed-layout":
        if "pre-paginated" in book.package.properties("rendition:layout"):
            yield found(book.package.path)
        return
    if name == "read-aloud":
        yield from (found(item.path) for item in book.present("application/smil"))
        return
    for page in book.read.values():
        assert page.root is not None
        for element in page.root.iter(*_TAGS[name]):
            if not (name == "scripts" and element.get("type", "").lower() in _DATA):
                yield found_at(page.path, element)


def tables(book: Ebook, store: Store) -> Iterator[Finding]:
    """No table is larger than readers show well."""
    asked = store.tables
    if asked is None:
        return
    for page in book.read.values():
        assert page.root is not None
        for table in page.root.iter(f"{XHTML}table"):
            rows, columns = _extent(table)
            said = ""
            if asked.rows and rows > asked.rows:
                said = f"the table has {rows} rows, and {asked.rows} are the most"
            elif asked.columns and columns > asked.columns:
                said = f"the table has {columns} columns, and {asked.columns} are the most"
            elif not asked.nested and next(table.iterancestors(f"{XHTML}table"), None) is not None:
                said = "the table stands in another"
            if said:
                yield found_at(page.path, table, store=store.title, problem=said)


def _extent(table: etree._Element) -> tuple[int, int]:
    """Rows and columns."""
    rows = list(table.iter(f"{XHTML}tr"))
    cells = (row.iterchildren(f"{XHTML}td", f"{XHTML}th") for row in rows)
    return len(rows), max((sum(map(_span, row)) for row in cells), default=0)


def _span(cell: etree._Element) -> int:
    span = cell.get("colspan", "1").strip()
    return int(span) if span.isdecimal() and len(span) < 6 else 1


def drawings(book: Ebook, store: Store) -> Iterator[Finding]:
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


def remote(book: Ebook, store: Store) -> Iterator[Finding]:
    """Nothing but sound, films and fonts is fetched from the network (EPUB 3.3, 3.6)."""
    for page in book.read.values():
        for element, link in (*shows(page), *_fetched(page)):
            if _REMOTE.match(link) and element.tag != f"{XHTML}video":
                yield found_at(page.path, element, link=link)
    for item in book.present("text/css"):
        try:
            css = book.archive.read(item.path).decode("utf-8", "replace")
        except DamagedError:
            continue
        for match in _IN_CSS.finditer(css):
            if not _font_face(css, match.start()):
                line = css.count("\n", 0, match.start()) + 1
                yield found(item.path, line, link=match[1])


def _fetched(page: Page) -> Iterator[tuple[etree._Element, str]]:
    assert page.root is not None
    for element in page.root.iter(f"{XHTML}link", f"{XHTML}script", f"{XHTML}iframe"):
        if link := element.get("src") or element.get("href"):
            yield element, link


def _font_face(css: str, place: int) -> bool:
    """Whether a place in a style sheet is in a rule that names a font."""
    opened = css.rfind("{", 0, place)
    return opened > css.rfind("}", 0, place) and "@font-face" in css[:opened].rpartition("}")[2]
