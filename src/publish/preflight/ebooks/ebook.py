"""An e-book that is open: package, documents, pictures. All is looked at when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from publish.preflight.ebooks.archive import Archive, DamagedError
from publish.preflight.ebooks.package import XHTML_TYPE, Item, Package, parsed, resolved
from publish.preflight.ebooks.raster import Raster, looked_at

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"
XLINK = "{http://www.w3.org/1999/xlink}"
SVG_TYPE = "image/svg+xml"
_MOST = 200_000_000
"""No picture with more bytes is looked at."""


@dataclass(frozen=True)
class Page:
    """A document of the book; without a root where it does not parse, and then why and where."""

    path: str
    content: bytes
    root: etree._Element | None
    problem: str = ""
    line: int | None = None
    column: int | None = None

    @cached_property
    def ids(self) -> frozenset[str]:
        if self.root is None:
            return frozenset()
        return frozenset(one.get("id", "") for one in self.root.iter(etree.Element))


class Shown(NamedTuple):
    """Where a file is shown: the document, and the element that shows it."""

    page: Page
    element: etree._Element


class Ebook:
    """An open file; ``obfuscated`` are the paths of fonts that are hidden from copying."""

    def __init__(self, archive: Archive, package: Package, obfuscated: frozenset[str]) -> None:
        self.archive = archive
        self.package = package
        self.obfuscated = obfuscated

    @property
    def names(self) -> Mapping[str, object]:
        """The files in it, by path."""
        return self.archive.entries

    @property
    def weight(self) -> int:
        """How many bytes it has as it is."""
        return len(self.archive.content)

    def size(self, path: str) -> int:
        """How many bytes a file has unpacked; 0 where there is none."""
        entry = self.archive.entries.get(path)
        return entry.file_size if entry else 0

    def present(self, *kinds: str) -> Iterator[Item]:
        """The items of the manifest that are there and whose media type begins so."""
        for item in self.package.items.values():
            if item.media_type.startswith(kinds) and item.path in self.names:
                yield item

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All XHTML documents, those of the reading order first."""
        ordered = {item.path: item for item in (*self.package.spine, *self.present(XHTML_TYPE))}
        return tuple(
            self._page(path)
            for path, item in ordered.items()
            if item.media_type == XHTML_TYPE and path in self.names
        )

    @cached_property
    def read(self) -> Mapping[str, Page]:
        """The documents that parse, by path."""
        return {page.path: page for page in self.pages if page.root is not None}

    def _page(self, path: str) -> Page:
        try:
            content = self.archive.read(path)
        except DamagedError as error:
            return Page(path, b"", None, str(error))
        try:
            return Page(path, content, parsed(content))
        except etree.XMLSyntaxError as error:
            line, column = error.position
            return Page(path, content, None, error.msg.partition(", line ")[0], line, column)
        except ValueError as error:  # an encoding that nobody knows
            return Page(path, content, None, str(error).splitlines()[0])

    @cached_property
    def shown(self) -> Mapping[str, Shown]:
        """Path of a picture → where it is shown first."""
        found: dict[str, Shown] = {}
        for page in self.read.values():
            for element, link in shows(page):
                path, _ = resolved(link, page.path)
                found.setdefault(path, Shown(page, element))
        return found

    def raster(self, item: Item) -> Raster | None:
        """A picture of pixels as its header tells of it; None where it is broken."""
        if self.size(item.path) > _MOST:
            return None
        if item.path not in self._rasters:
            try:
                self._rasters[item.path] = looked_at(self.archive.read(item.path))
            except DamagedError:
                self._rasters[item.path] = None
        return self._rasters[item.path]

    @cached_property
    def _rasters(self) -> dict[str, Raster | None]:
        return {}

    @cached_property
    def drawings(self) -> Mapping[str, etree._Element | None]:
        """The SVG files by path; None for one that does not parse."""
        return {item.path: self._drawing(item.path) for item in self.present(SVG_TYPE)}

    def _drawing(self, path: str) -> etree._Element | None:
        try:
            return parsed(self.archive.read(path))
        except (etree.XMLSyntaxError, DamagedError, ValueError):
            return None


def shows(page: Page) -> Iterator[tuple[etree._Element, str]]:
    """The elements of a document that show a picture, and where they say it is."""
    if page.root is None:
        return
    for element in page.root.iter(f"{XHTML}img", f"{SVG}image", f"{XHTML}object", f"{XHTML}video"):
        names = ("src", "href", f"{XLINK}href", "data", "poster")
        link = next((element.get(name) for name in names if element.get(name)), None)
        if link and not (element.tag == f"{XHTML}video" and not element.get("poster")):
            yield element, str(element.get("poster") or link)
