"""The package document: what the book is called, its files and their order (EPUB 3.3, 5)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

from lxml import etree

from publish.preflight.ebooks.finding import line_of

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTAINER = "META-INF/container.xml"
XHTML_TYPE = "application/xhtml+xml"
NCX_TYPE = "application/x-dtbncx+xml"
_ROOTFILE = ".//{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"


@dataclass(frozen=True)
class Item:
    """A row of the manifest; ``path`` is the name of the entry, empty where it is remote."""

    id: str
    path: str
    media_type: str
    properties: tuple[str, ...]
    href: str
    line: int | None


def parsed(content: bytes) -> etree._Element:
    """The root of an XML document of others: no entity of its own is resolved, nothing fetched.

    Raises etree.XMLSyntaxError.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)


def package_path(container: bytes) -> str:
    """The name of the package document. Raises ValueError, its words for a user's eyes."""
    try:
        rootfile = parsed(container).find(_ROOTFILE)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"{CONTAINER} is broken ({error.msg})") from error
    path = unquote(rootfile.get("full-path", "")) if rootfile is not None else ""
    if not path:
        raise ValueError(f"{CONTAINER} names no package document")
    return path


def resolved(href: str, base: str) -> tuple[str, str]:
    """Path and fragment of a link in the file ``base``; the path is empty if it leads out."""
    if href.startswith("#"):
        return base, unquote(href[1:])
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return "", ""
    if parts.scheme or parts.netloc:
        return "", ""
    if not parts.path:
        return base, unquote(parts.fragment)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(parts.path)))
    return path, unquote(parts.fragment)


class Package:
    """A package document that has been read."""

    def __init__(self, path: str, root: etree._Element) -> None:
        self.path = path
        self.root = root

    @property
    def version(self) -> str:
        return self.root.get("version", "").strip()

    @cached_property
    def items(self) -> dict[str, Item]:
        """The manifest by id."""
        rows = self.root.iterfind(f"{OPF}manifest/{OPF}item")
        return {row.get("id", ""): self._item(row) for row in rows}

    def _item(self, row: etree._Element) -> Item:
        href = row.get("href", "")
        return Item(
            row.get("id", ""),
            resolved(href, self.path)[0],
            row.get("media-type", "").strip().lower(),
            tuple(row.get("properties", "").split()),
            href,
            line_of(row),
        )

    @cached_property
    def spine(self) -> tuple[Item, ...]:
        """The documents in their reading order."""
        rows = self.root.iterfind(f"{OPF}spine/{OPF}itemref")
        ids = (row.get("idref", "") for row in rows)
        return tuple(self.items[one] for one in ids if one in self.items)

    @property
    def unlisted(self) -> list[etree._Element]:
        """What is to be read though the manifest does not have it."""
        rows = self.root.iterfind(f"{OPF}spine/{OPF}itemref")
        return [row for row in rows if row.get("idref", "") not in self.items]

    @property
    def ncx(self) -> Item | None:
        """The contents for EPUB 2 readers."""
        spine = self.root.find(f"{OPF}spine")
        named = self.items.get(spine.get("toc", "")) if spine is not None else None
        return named or next((i for i in self.items.values() if i.media_type == NCX_TYPE), None)

    @property
    def navigation(self) -> Item | None:
        return self.having("nav")

    @property
    def cover(self) -> Item | None:
        """The picture of the cover, as EPUB 3 names it, or EPUB 2."""
        named = self.having("cover-image")
        if named is not None:
            return named
        metas = self.root.iterfind(f"{OPF}metadata/{OPF}meta")
        ids = (meta.get("content", "") for meta in metas if meta.get("name") == "cover")
        found = (self.items[one] for one in ids if one in self.items)
        return next((one for one in found if one.media_type.startswith("image/")), None)

    def having(self, name: str) -> Item | None:
        """The first item with this property."""
        return next((one for one in self.items.values() if name in one.properties), None)

    def statements(self, name: str) -> list[str]:
        """What the metadata say of a Dublin Core element: ``title``; words only, none empty."""
        said = self.root.iterfind(f"{OPF}metadata/{DC}{name}")
        texts = (" ".join("".join(map(str, one.itertext())).split()) for one in said)
        return [text for text in texts if text]

    def properties(self, name: str) -> list[str]:
        """What ``meta`` elements say of a property: ``rendition:layout``."""
        metas = self.root.iterfind(f"{OPF}metadata/{OPF}meta")
        return [(one.text or "").strip() for one in metas if one.get("property") == name]

    def links(self) -> Iterator[etree._Element]:
        """The ``link`` elements of the metadata."""
        yield from self.root.iterfind(f"{OPF}metadata/{OPF}link")
