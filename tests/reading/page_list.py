"""The pages of a printed book in its e-book: what a page begins with, in print and at its mark."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass

from lxml import etree

from reading.epub import Ebook, find, words
from reading.pdf import Page, PrintedBook

MARKS = "//h:span[@epub:type='pagebreak']"
ORNAMENT = "❦ "
"""What stands for a scene break in print."""
_SIGN = "\ue000{}\ue001"
_SIGNED = re.compile(r"\ue000([^\ue001]+)\ue001")
_HYPHENS = ("\u2010", "-")
_GENERATED = (
    "half-title", "title-page", "imprint", "contents", "figures", "tables", "index", "colophon",
)  # fmt: skip


@dataclass(frozen=True)
class Mark:
    """The words around a mark in their document."""

    before: str
    after: tuple[str, ...]


@dataclass(frozen=True)
class Begun:
    """The first words of a printed page in both, and why they may differ, empty if they may not."""

    label: str
    printed: tuple[str, ...]
    marked: tuple[str, ...] | None
    """None without a mark."""
    why: str


def begun(pdf: PrintedBook, epub: Ebook, count: int = 6) -> list[Begun]:
    """All printed pages; of a word broken over two pages, the second has no part."""
    marks, pieces, found = marks_of(epub), _pieces(pdf), []
    heads, captions = (
        [words(part) for part in epub.find(query)] for query in ("//h:thead", "//h:figcaption")
    )
    before = Page("", "", "")
    for page, piece in zip(pdf.pages, pieces, strict=True):
        mark = marks.get(page.label)
        text = page.text.replace(ORNAMENT, "")
        there = text.split()
        if mark and there and _is_broken(mark.before, there[0], before):
            there = there[1:]
        least = min(count, len(there), len(mark.after) if mark else count)
        beginning = " ".join(text.split()[:3])
        why = _why(piece, beginning, heads, captions) if page.text else "blank"
        shown = mark.after[:least] if mark else None
        agrees = shown == tuple(there[:least])
        found.append(Begun(page.label, tuple(there[:least]), shown, "" if agrees else why))
        before = page
    return found


def _why(piece: str, beginning: str, heads: list[str], captions: list[str]) -> str:
    if piece in _GENERATED:
        return "generated"
    if any(head.startswith(beginning) for head in heads):
        return "a table's head, repeated"
    if any(caption.startswith(beginning) for caption in captions):
        return "a figure that was moved down"
    return ""


def _is_broken(word: str, rest: str, before: Page) -> bool:
    """Whether ``rest`` is the end of ``word``, whose beginning ends a line of the page before."""
    lines = [line.rstrip() for line in before.lines.split("\n")]
    begun = word.removesuffix(rest).strip("-(\"'[")  # quotation marks were made plain in one
    ends = [line.rstrip("".join(_HYPHENS)) for line in lines if line.endswith(_HYPHENS)]
    return word != rest and word.endswith(rest) and any(end.endswith(begun) for end in ends)


def _pieces(pdf: PrintedBook) -> list[str]:
    """The generated piece that each page is of; empty for all others."""
    begins = {number: name for name, number in pdf.places.items() if _is_piece(name)}
    piece, found = "", []
    for number in range(len(pdf.pages)):
        piece = begins.get(number, piece)
        found.append(piece)
    return found


def _is_piece(name: str) -> bool:
    return name in (*_GENERATED, "notes", "bibliography") or name.startswith(("ch-", "part-"))


def marks_of(epub: Ebook) -> dict[str, Mark]:
    """Label → its mark."""
    found: dict[str, Mark] = {}
    for tree in epub.documents.values():
        text = words(_signed(tree))
        for match in _SIGNED.finditer(text):
            before = _SIGNED.sub("", text[: match.start()]).split()
            after = _SIGNED.sub("", text[match.end() :]).split()
            found[match[1]] = Mark(before[-1] if before else "", tuple(after))
    return found


def _signed(tree: etree._Element) -> etree._Element:
    tree = copy.deepcopy(tree)
    for mark in find(tree, MARKS):
        mark.text = _SIGN.format(mark.get("aria-label"))
    body: etree._Element = find(tree, "//h:body")[0]
    return body
