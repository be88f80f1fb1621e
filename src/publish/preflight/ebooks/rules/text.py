"""The documents: whether they parse, where their links lead, what their pictures say."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from publish.preflight.ebooks.archive import DamagedError
from publish.preflight.ebooks.ebook import XHTML, Ebook, Page, shows
from publish.preflight.ebooks.finding import Finding, found, found_at
from publish.preflight.ebooks.package import parsed, resolved
from publish.profiles import Store

_NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
_ORNAMENT = ("none", "presentation")
_OPS_TYPE = "{http://www.idpf.org/2007/ops}type"


def well_formed(book: Ebook, store: Store) -> Iterator[Finding]:
    """Every document is XML."""
    for page in book.pages:
        if page.root is None:
            yield Finding(page.path, page.line, page.column, details={"problem": page.problem})


def navigation(book: Ebook, store: Store) -> Iterator[Finding]:
    """There are contents that readers can show: a navigation document, in EPUB 2 an NCX."""
    if book.package.version.startswith("2"):
        if not _points(book):
            yield found(book.package.path, problem="there is no NCX with contents in it")
        return
    item = book.package.navigation
    page = book.read.get(item.path) if item else None
    if page is None or page.root is None:
        yield found(book.package.path, problem="there is no navigation document")
        return
    lists = [nav for nav in page.root.iter(f"{XHTML}nav") if "toc" in nav.get(_OPS_TYPE, "")]
    if not any(nav.find(f".//{XHTML}a") is not None for nav in lists):
        yield found(page.path, problem="the navigation document has no contents in it")


def ncx(book: Ebook, store: Store) -> Iterator[Finding]:
    """Readers that know EPUB 2 find their contents, too."""
    if not book.package.version.startswith("2") and not _points(book):
        yield found(book.package.path)


def _points(book: Ebook) -> list[etree._Element]:
    """The lines of the NCX; none where there is none, or it is broken."""
    item = book.package.ncx
    try:
        root = parsed(book.archive.read(item.path)) if item else None
    except (KeyError, etree.XMLSyntaxError, DamagedError, ValueError):
        return []
    return [] if root is None else list(root.iter(f"{_NCX}content"))


def links(book: Ebook, store: Store) -> Iterator[Finding]:
    """Every link inside the book leads to something."""
    for page in book.read.values():
        for element, link in (*_links(page), *shows(page)):
            if missing := _missing(book, link, page.path):
                yield found_at(page.path, element, link=link, problem=missing)
    item = book.package.ncx
    for point in _points(book) if item else ():
        link = point.get("src", "")
        if item and (missing := _missing(book, link, item.path)):
            yield found_at(item.path, point, link=link, problem=missing)


def _links(page: Page) -> Iterator[tuple[etree._Element, str]]:
    assert page.root is not None
    for element in page.root.iter(f"{XHTML}a", f"{XHTML}link", f"{XHTML}area"):
        if link := element.get("href"):
            yield element, link


def _missing(book: Ebook, link: str, base: str) -> str:
    """What is not there to be linked to; empty if it is, or leads out of the book."""
    path, fragment = resolved(link, base)
    if not path:
        return ""
    if path not in book.names:
        return "there is no such file"
    page = book.read.get(path)
    if page is None or not fragment or fragment in page.ids or fragment.startswith("epubcfi("):
        return ""
    return "there is no such place in that file"


def described(book: Ebook, store: Store) -> Iterator[Finding]:
    """Every picture says what it shows, or that it is an ornament."""
    for page in book.read.values():
        assert page.root is not None
        for image in page.root.iter(f"{XHTML}img"):
            named = image.get("aria-label") or image.get("role") in _ORNAMENT
            if image.get("alt") is None and not named:
                yield found_at(page.path, image, name=image.get("src", ""))
