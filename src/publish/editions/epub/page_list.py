"""The pages of the printed book as navigation: ``page-list``, and ``pageList`` for EPUB 2."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from publish.editions.epub.document import Document
from publish.editions.epub.page_breaks import ROLE
from publish.editions.epub.xhtml import Element, element

NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


@dataclass(frozen=True)
class Page:
    """A printed page; ``href`` is relative to the package document."""

    label: str
    href: str


def pages_of(documents: Iterable[Document], sections: Iterable[Element]) -> tuple[Page, ...]:
    """The printed pages in reading order, from the documents and the sections in them."""
    return tuple(
        Page(mark.get("aria-label", ""), f"{document.path}#{mark.get('id')}")
        for document, section in zip(documents, sections, strict=True)
        for mark in section.iterfind(f".//*[@role='{ROLE}']")
    )


def page_list(pages: Sequence[Page]) -> Element:
    """Hidden: readers offer pages by a way of their own."""
    nav = element(
        "nav", id="page-list", epub_type="page-list", role="doc-pagelist", hidden="hidden"
    )
    lines = element("ol")
    for page in pages:
        line = element("li")
        line.append(element("a", page.label, href=page.href))
        lines.append(line)
    nav.append(lines)
    return nav


def add_page_targets(ncx: Element, pages: Sequence[Page]) -> None:
    """A ``pageList`` after the ``navMap``, with what the head says of it (Z39.86-2005, 8.4)."""
    if not pages:
        return
    numbers = [int(page.label) for page in pages if page.label.isdigit()]
    _count(ncx, "dtb:totalPageCount", len(pages))
    _count(ncx, "dtb:maxPageNumber", max(numbers, default=0))
    listed = etree.SubElement(ncx, f"{NCX}pageList")
    ncx.insert(_after(ncx, "navMap"), listed)
    for number, page in enumerate(pages, start=1):
        kind = "normal" if page.label.isdigit() else "front"
        target = etree.SubElement(listed, f"{NCX}pageTarget", id=f"page-{number}", type=kind)
        if page.label.isdigit():
            target.set("value", page.label)
        label = etree.SubElement(target, f"{NCX}navLabel")
        etree.SubElement(label, f"{NCX}text").text = page.label
        etree.SubElement(target, f"{NCX}content", src=page.href)


def _after(ncx: Element, name: str) -> int:
    (found,) = ncx.findall(f"{NCX}{name}")
    return ncx.index(found) + 1


def _count(ncx: Element, name: str, number: int) -> None:
    """Say a number in the head; EbookLib has a place for some and writes 0 there."""
    (head,) = ncx.findall(f"{NCX}head")
    meta = head.find(f"{NCX}meta[@name='{name}']")
    if meta is None:
        meta = etree.SubElement(head, f"{NCX}meta", name=name)
    meta.set("content", str(number))
