"""What the package document says: of the book, of its files, of its languages."""

from __future__ import annotations

from collections.abc import Iterator

from publish.preflight.ebooks.ebook import Ebook
from publish.preflight.ebooks.finding import Finding, found, found_at
from publish.profiles import Store

_REQUIRED = {"title": "title", "language": "language", "identifier": "identifier"}
"""Dublin Core elements that every book must have (EPUB 3.3, 5.5.3) → what they are called."""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def files(book: Ebook, store: Store) -> Iterator[Finding]:
    """Every file of the manifest is there, and every document to be read is in the manifest."""
    for item in book.package.items.values():
        if item.path and item.path not in book.names:
            yield found(book.package.path, item.line, name=item.href)
    for row in book.package.unlisted:
        yield found_at(book.package.path, row, name=row.get("idref", ""))


def metadata(book: Ebook, store: Store) -> Iterator[Finding]:
    """The book says what it is called, in which language it is, and which book it is."""
    for element, what in _REQUIRED.items():
        if not book.package.statements(element):
            yield found(book.package.path, what=what)


def languages(book: Ebook, store: Store) -> Iterator[Finding]:
    """Languages are named as BCP 47 has them, by the book and by every document."""
    import langcodes

    for tag in book.package.statements("language"):
        if not langcodes.tag_is_valid(tag):
            yield found(book.package.path, problem=f"“{tag}” is the name of no language")
    for page in book.read.values():
        assert page.root is not None
        if not (page.root.get("lang") or page.root.get(_XML_LANG)):
            yield found(page.path, problem="the document does not say its language")
        for element in page.root.iter():
            own = element.get("lang") or element.get(_XML_LANG)
            if own and not langcodes.tag_is_valid(own):
                problem = f"“{own}” is the name of no language"
                yield found_at(page.path, element, problem=problem)
