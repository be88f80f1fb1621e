"""An e-book: its package, its navigation and the documents of its spine."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag
from zipfile import ZipFile

from lxml import etree

from reading.text import plain

NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "m": "http://www.w3.org/1998/Math/MathML",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "epub": "http://www.idpf.org/2007/ops",
}
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"


@dataclass(frozen=True)
class Entry:
    """A line of the navigation."""

    level: int
    title: str
    target: tuple[str, str]


class Ebook:
    """``document`` names are the paths of files inside the zip."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with ZipFile(path) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        container = etree.fromstring(self.files["META-INF/container.xml"])
        self.package_path = str(next(container.iter(_CONTAINER)).get("full-path"))
        self.package = etree.fromstring(self.files[self.package_path])

    @cached_property
    def documents(self) -> dict[str, etree._Element]:
        """The documents of the spine, in its order."""
        items = {item.get("id"): item.get("href") for item in self._all("//opf:item")}
        order = [items[ref.get("idref")] for ref in self._all("//opf:itemref")]
        paths = [resolved(self.package_path, href)[0] for href in order]
        return {path: etree.fromstring(self.files[path]) for path in paths}

    def _all(self, query: str) -> list[etree._Element]:
        return self.package.xpath(query, namespaces=NAMES)

    @cached_property
    def navigation(self) -> list[Entry]:
        (item,) = self._all("//opf:item[contains(@properties, 'nav')]")
        path, _ = resolved(self.package_path, item.get("href"))
        nav = etree.fromstring(self.files[path])
        (top,) = nav.xpath("//h:nav[@epub:type='toc']/h:ol", namespaces=NAMES)
        return list(_entries(top, path, 1))

    @cached_property
    def text(self) -> str:
        return plain(" ".join(words(find(tree, "//h:body")[0]) for tree in self.documents.values()))

    def find(self, query: str) -> list[etree._Element]:
        """Elements of all documents, in reading order; prefix ``h`` is XHTML's, ``m`` MathML's."""
        return [found for tree in self.documents.values() for found in find(tree, query)]

    def place(self, target: tuple[str, str]) -> etree._Element:
        """The element that a resolved link leads to."""
        path, name = target
        tree = self.documents[path]
        if not name:
            return tree
        (found,) = tree.xpath("//*[@id=$name]", name=name)
        return found

    @cached_property
    def ids(self) -> dict[str, str]:
        """Identifier → document, of all elements of the book."""
        return {
            name: path
            for path, tree in self.documents.items()
            for name in tree.xpath("//@id", namespaces=NAMES)
        }

    def links(self, query: str = "//h:a[@href]") -> list[tuple[etree._Element, tuple[str, str]]]:
        """Links inside the book: the element, and the document and identifier it leads to."""
        return [
            (a, resolved(path, a.get("href")))
            for path, tree in self.documents.items()
            for a in find(tree, query)
            if "//" not in a.get("href") and not a.get("href").startswith("mailto:")
        ]


def find(tree: etree._Element, query: str) -> list[etree._Element]:
    return tree.xpath(query, namespaces=NAMES)


def resolved(document: str, href: str) -> tuple[str, str]:
    """The path inside the zip and the identifier that ``href`` in ``document`` names."""
    path, name = urldefrag(href)
    joined = posixpath.join(posixpath.dirname(document), unquote(path)) if path else document
    return posixpath.normpath(joined), unquote(name)


def words(element: etree._Element) -> str:
    """The text of an element, comparable."""
    return plain("".join(_spoken(element)))


_BLOCKS = frozenset("p li td th h1 h2 h3 h4 h5 h6 dt dd div section figcaption pre br".split())


def _spoken(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not child.tag.endswith("}annotation"):
            yield from _spoken(child)
            if etree.QName(child).localname in _BLOCKS:
                yield "\n"
        yield child.tail or ""


def _entries(top: etree._Element, path: str, level: int) -> Iterator[Entry]:
    for item in find(top, "h:li"):
        for link in find(item, "h:a"):
            yield Entry(level, words(link), resolved(path, link.get("href")))
        for below in find(item, "h:ol"):
            yield from _entries(below, path, level + 1)
