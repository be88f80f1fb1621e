"""What would have to be fetched from the network."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from publish.preflight.ebooks.archive import DamagedError
from publish.preflight.ebooks.ebook import XHTML, Ebook, Page, shows
from publish.preflight.ebooks.finding import Finding, found, found_at
from publish.profiles import Store

_REMOTE = re.compile(r"\s*(https?:)?//", re.IGNORECASE)
_IN_CSS = re.compile(r"""(?:@import|url\()\s*(?:url\()?["']?((?:https?:)?//[^"')\s]+)""", re.I)


def fetched(book: Ebook, store: Store) -> Iterator[Finding]:
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
