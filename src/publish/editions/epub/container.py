"""The container: EbookLib writes the package, then the zip is made anew so that builds agree.

EbookLib reads the wall clock for the zip's entries and has no words for the package's language,
so both are set afterwards.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from publish.editions.epub.contents import Entry, Landmark
from publish.editions.epub.metadata import Statement
from publish.editions.epub.page_list import Page, add_page_targets
from publish.editions.epub.resources import COVER_PICTURE, Resource
from publish.editions.epub.xhtml import XML_LANG, Element

_XML = "{http://www.w3.org/XML/1998/namespace}"
_FIRST = ("mimetype", "META-INF/container.xml", "EPUB/content.opf")
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""Before this, zip has no dates."""


@dataclass(frozen=True)
class Package:
    """All that the container holds, and what it says of it."""

    identifier: str
    title: str
    language: str
    statements: tuple[Statement, ...]
    resources: tuple[Resource, ...]
    """Those that are read in their reading order."""
    contents: tuple[Entry, ...]
    landmarks: tuple[Landmark, ...]
    pages: tuple[Page, ...] = ()
    """Of the printed book."""


def container(package: Package, modified: int) -> bytes:
    """The EPUB file's bytes; ``modified`` is in seconds since 1970 UTC."""
    from ebooklib import epub  # slow to load, here and below

    moment = datetime.fromtimestamp(modified, UTC)
    options = {
        "mtime": moment,
        "raise_exceptions": True,
        "epub3_pages": False,  # it would list every element with a type and an id
        "epub3_landmark": False,
        "play_order": {"enabled": True, "start_from": 1},
    }
    buffer = io.BytesIO()
    epub.write_epub(buffer, _book(package), options)
    return _rewritten(buffer.getvalue(), package, max(moment, _EARLIEST))


def _book(package: Package) -> Any:
    from ebooklib import epub

    book = epub.EpubBook()
    book.set_identifier(package.identifier)
    book.title, book.language = package.title, package.language
    for said in package.statements:
        attributes = {k.replace("xml:", _XML): v for k, v in said.attributes.items()}
        book.add_metadata("DC" if said.name else None, said.name or "meta", said.value, attributes)
    if any(resource.id == COVER_PICTURE for resource in package.resources):
        # EPUB 2 readers know the cover by this.
        book.add_metadata(None, "meta", None, {"name": "cover", "content": COVER_PICTURE})
    for resource in package.resources:
        book.add_item(_item(resource))
        for licensed in resource.licenses:
            book.add_metadata(None, "link", None, _licence_link(resource, licensed))
    book.add_item(epub.EpubNcx())
    book.spine = [resource.id for resource in package.resources if resource.reading]
    book.toc = _toc(package.contents)
    book.guide = [
        {"type": landmark.guide, "title": landmark.title, "href": landmark.href}
        for landmark in package.landmarks
    ]
    return book


def _item(resource: Resource) -> Any:
    """A plain item: EbookLib's own XHTML items would parse and write the documents as HTML."""
    from ebooklib import epub

    item = epub.EpubItem(resource.id, resource.path, resource.media_type, resource.content)
    item.properties = list(resource.properties)
    if resource.licenses:
        # EbookLib writes what is not in the manifest to the zip's root unless told better.
        item.manifest, item.file_name = False, f"EPUB/{resource.path}"
    return item


def _licence_link(licence: Resource, licensed: str) -> dict[str, str]:
    return {
        "rel": "dcterms:license",
        "refines": f"#{licensed}",
        "href": licence.path,
        "media-type": licence.media_type,
    }


def _toc(contents: Sequence[Entry]) -> list[Any]:
    """EbookLib's tree for the NCX, its points numbered in reading order."""
    from ebooklib import epub

    serial = iter(range(1, 1 + sum(map(_size, contents))))

    def point(entry: Entry) -> Any:
        link = epub.Link(entry.href, entry.title, f"point-{next(serial)}")
        return (link, [point(child) for child in entry.children]) if entry.children else link

    return [point(entry) for entry in contents]


def _size(entry: Entry) -> int:
    return 1 + sum(map(_size, entry.children))


def _rewritten(archive: bytes, package: Package, moment: datetime) -> bytes:
    """The same entries with a fixed date, ``mimetype`` first and stored (EPUB 3.3, 4.2)."""
    corrections: Mapping[str, Callable[[Element], None]] = {
        "EPUB/content.opf": lambda root: root.set(XML_LANG, package.language),
        "EPUB/toc.ncx": lambda root: _correct_ncx(root, package),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in _ordered(old.namelist()):
            content = old.read(name)
            if name in corrections:
                content = _corrected(content, corrections[name]) + b"\n"
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            stored = name == "mimetype"
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            new.writestr(entry, content, compresslevel=None if stored else 9)
    return buffer.getvalue()


def _ordered(names: Sequence[str]) -> list[str]:
    return [*_FIRST, *(name for name in names if name not in _FIRST)]


def _corrected(content: bytes, correct: Callable[[Element], None]) -> bytes:
    root = etree.fromstring(content)
    correct(root)
    return bytes(etree.tostring(root.getroottree(), encoding="utf-8", xml_declaration=True))


def _correct_ncx(root: Element, package: Package) -> None:
    root.set(XML_LANG, package.language)
    for meta in root.iter("{*}meta"):
        if meta.get("name") == "dtb:depth":
            meta.set("content", str(_depth(package.contents)))
    add_page_targets(root, package.pages)


def _depth(contents: Sequence[Entry]) -> int:
    return max((1 + _depth(entry.children) for entry in contents), default=0)
