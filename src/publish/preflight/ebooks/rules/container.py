"""How the file is packed, and how large it is."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from publish.preflight.ebooks.archive import DamagedError
from publish.preflight.ebooks.ebook import Ebook, Page, shows
from publish.preflight.ebooks.finding import Finding, found
from publish.preflight.ebooks.package import resolved
from publish.profiles import Limit, Store, shown_weight

_MIMETYPE, _EPUB = "mimetype", b"application/epub+zip"


def mimetype(book: Ebook, store: Store) -> Iterator[Finding]:
    """The first entry says what the file is, in plain bytes (OCF 3.3, 4.3)."""
    entry = book.archive.entries.get(_MIMETYPE)
    if entry is None:
        yield found(problem="is missing")
        return
    if entry.header_offset:
        yield found(problem="is not the first file in it")
    if entry.compress_type != zipfile.ZIP_STORED:
        yield found(problem="is compressed")
    try:
        if book.archive.read(_MIMETYPE) != _EPUB:
            yield found(problem="does not say application/epub+zip")
    except DamagedError:
        return  # which has been said


def size(book: Ebook, store: Store) -> Iterator[Finding]:
    """The file as a whole is no larger than the store takes."""
    if store.file and not store.file.advised and book.weight > store.file.most:
        most = shown_weight(store.file.most)
        yield found(store=store.title, size=shown_weight(book.weight), most=most)


def advised(book: Ebook, store: Store) -> Iterator[Finding]:
    """The file, and each document with what is shown in it, are no larger than is advised."""
    if store.file and store.file.advised:
        yield from _larger("", "the file", book.weight, store.file, store)
    for page in book.pages if store.documents else ():
        has = book.size(page.path) + sum(map(book.size, _shown(page)))
        if store.documents:
            what = "the document with its pictures"
            yield from _larger(page.path, what, has, store.documents, store)


def _larger(path: str, what: str, has: int, limit: Limit, store: Store) -> Iterator[Finding]:
    if has > limit.most:
        sizes = {"size": shown_weight(has), "most": shown_weight(limit.most)}
        yield found(path, what=what, store=store.title, **sizes)


def _shown(page: Page) -> set[str]:
    return {resolved(link, page.path)[0] for _, link in shows(page)}
