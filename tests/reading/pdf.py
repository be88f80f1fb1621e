"""A printed book: its pages as poppler extracts them, its links and tags as pikepdf has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf

from reading.poppler import Word, poppler, words
from reading.text import plain, unbroken


@dataclass(frozen=True)
class Page:
    label: str
    lines: str
    """The text of the page, a line each, without its folio."""
    folio: str
    """Running head and page number, in the order in which they are printed."""

    @property
    def text(self) -> str:
        return plain(unbroken(self.lines))


@dataclass(frozen=True)
class Link:
    page: int
    """Counted from 0."""
    target: str
    """The name of a place in the book, or an address."""
    words: str
    """The text under the link."""


@dataclass(frozen=True)
class Bookmark:
    level: int
    title: str
    page: int


@dataclass(frozen=True)
class Tag:
    """An element of the structure tree."""

    kind: str
    alt: str
    language: str


class PrintedBook:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.pdf = pikepdf.open(path)

    @cached_property
    def pages(self) -> list[Page]:
        texts = poppler("pdftotext", "-raw", self.path, "-").split("\f")
        return [
            _page(text, str(page.label)) for text, page in zip(texts, self.pdf.pages, strict=False)
        ]

    @cached_property
    def text(self) -> str:
        """The text of all pages, joined across them."""
        return plain(unbroken("\n".join(page.lines for page in self.pages)))

    @cached_property
    def rows(self) -> list[str]:
        """What stands side by side on a page, a row each, in the order in which it is seen."""
        return [plain(row) for row in poppler("pdftotext", "-layout", self.path, "-").split("\n")]

    def says(self, words: str) -> bool:
        """Whether the words stand in the text, be it from one page to the next.

        Words in pictures are drawn after the page's text, and so may part what a page's end does.
        """
        return words in self.text or any(
            _across(words, page.text, after.text) for page, after in pairwise(self.pages)
        )

    @cached_property
    def places(self) -> dict[str, int]:
        """Name → the page on which that place is."""
        tree = pikepdf.NameTree(self.pdf.Root.Names.Dests)
        return {str(name): self._number(target) for name, target in tree.items()}

    def spot(self, name: str) -> tuple[int, float, float]:
        """The page of a place, and how far it is from the left and from below."""
        target = pikepdf.NameTree(self.pdf.Root.Names.Dests)[name]
        return self._number(target), float(target[2]), float(target[3])

    @cached_property
    def _numbers(self) -> dict[tuple[int, int], int]:
        return {page.objgen: number for number, page in enumerate(self.pdf.pages)}

    def _number(self, target: Any) -> int:
        target = target.D if isinstance(target, pikepdf.Dictionary) else target
        return self._numbers[target[0].objgen]

    @cached_property
    def words(self) -> list[list[Word]]:
        """Of each page, the words with their places."""
        return words(self.path)

    @cached_property
    def links(self) -> list[Link]:
        return [
            Link(number, _target(note), self._under(number, note))
            for number, page in enumerate(self.pdf.pages)
            for note in page.get("/Annots", [])
            if note.get("/Subtype") == "/Link"
        ]

    def _under(self, number: int, note: Any) -> str:
        xs = sorted(float(note.Rect[i]) for i in (0, 2))
        ys = sorted(float(note.Rect[i]) for i in (1, 3))
        left, _, _, top = (float(side) for side in self.pdf.pages[number].mediabox)
        box = (xs[0] - left, top - ys[1], xs[1] - left, top - ys[0])
        under = [word for word in self.words[number] if word.lies_under(*box)]
        return " ".join(word.text for word in sorted(under, key=lambda word: word.left))

    def listed(self, first: str, last: str) -> list[tuple[str, str]]:
        """Words and page label of each line of contents, put together from the line's links."""
        lines: dict[str, str] = {}
        for link in self.links:
            if self.places[first] <= link.page < self.places[last]:
                lines[link.target] = f"{lines.get(link.target, '')} {link.words}"
        found = [re.fullmatch(r" (.+?)(?: \.)* (\S+)", line) for line in lines.values()]
        return [(plain(one[1].replace("\u2010 ", "")), one[2]) for one in found if one is not None]

    @cached_property
    def outline(self) -> list[Bookmark]:
        with self.pdf.open_outline() as outline:
            return list(self._bookmarks(outline.root, 1))

    def _bookmarks(self, items: Any, level: int) -> Iterator[Bookmark]:
        for item in items:
            page = self.places[str(item.destination)]
            yield Bookmark(level, plain(item.title), page)
            yield from self._bookmarks(item.children, level + 1)

    @cached_property
    def tags(self) -> list[Tag]:
        return list(_tags(self.pdf.Root.StructTreeRoot.K))

    def find_tags(self, kind: str) -> list[Tag]:
        return [tag for tag in self.tags if tag.kind == kind]

    @property
    def fonts_not_embedded(self) -> list[str]:
        """Lines of a table whose long names push its last columns: emb, sub, uni, object, ID."""
        rows = poppler("pdffonts", self.path).splitlines()
        return [row for row in rows[2:] if row.split()[-5] != "yes"]

    def between(self, first: str, last: str = "") -> str:
        """The text of the pages from one place up to another's page, or to the end."""
        end = self.places[last] if last else len(self.pages)
        lines = [page.lines for page in self.pages[self.places[first] : end]]
        return plain(unbroken("\n".join(lines)))

    def labelled(self, label: str) -> Page:
        return next(page for page in self.pages if page.label == label)


def _across(words: str, page: str, after: str) -> bool:
    parts = ((words[:at].strip(), words[at:].strip()) for at in range(1, len(words)))
    return any(after.startswith(last) and first in page for first, last in parts)


def _page(text: str, label: str) -> Page:
    """The folio is laid over the page, so it is the last line of its text."""
    lines = text.rstrip("\n").split("\n")
    if label in lines[-1].split():
        return Page(label, "\n".join(lines[:-1]), plain(lines[-1]))
    return Page(label, "\n".join(lines), "")


def _target(note: Any) -> str:
    if "/Dest" in note:
        return str(note.Dest)
    action = note.A
    return str(action.URI) if "/URI" in action else str(action.D)


def _tags(node: Any) -> Iterator[Tag]:
    if isinstance(node, pikepdf.Array):
        for part in node:
            yield from _tags(part)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node and node.get("/Type") != "/MCR":
            kind, alt = str(node.S)[1:], str(node.get("/Alt", ""))
            yield Tag(kind, plain(alt), str(node.get("/Lang", "")))
        if "/K" in node:
            yield from _tags(node.K)
