"""A small book, resolved by hand."""

from __future__ import annotations

from typing import Any

from lxml import etree

from publish.diagnostics import Span
from publish.editions import html
from publish.editions.html.drafts import Draft
from publish.model import Blocks, Contributor, Heading, Kind, Metadata, Piece, Place, Resolved
from publish.pandoc import anchor, words

METADATA = Metadata(
    "A Book",
    "en",
    "a-book",
    subtitle="And its parts",
    contributors=(
        Contributor("Ann Author"),
        Contributor("Ed Itor", role="editor"),
        Contributor("Tra Nslator", role="trl"),
    ),
    publisher="Press",
    date="2026-11-22",
    rights="© 2026 A & B",
    isbn="978-1-4028-9462-6",
)

YAML = Span("manuscript/book.yaml", 20, 5)
ONE = Piece("ch-one", Kind.CHAPTER, Place.BODY, "one.md", "1", span=YAML)
TWO = Piece("ch-two", Kind.CHAPTER, Place.BODY, "two.md", "2", span=YAML)
PREFACE = Piece("preface", Kind.MATTER, Place.FRONT, "preface.md", span=YAML)


def para(*inlines: Any, at: str = "3:1", name: str = "_one_2") -> dict[str, Any]:
    return {"t": "Para", "c": [anchor(name, at), *inlines]}


def header(level: int, text: str, label: str = "", **pairs: str) -> dict[str, Any]:
    attributes = [label, [], [[key, word] for key, word in pairs.items()]]
    return {"t": "Header", "c": [level, attributes, [anchor(f"_h_{text}", "1:1"), *words(text)]]}


def resolved(blocks: Blocks, piece: Piece = ONE, **more: Any) -> Resolved:
    title = header(1, "One", "sec-one", number="1")
    return Resolved(piece, f"manuscript/{piece.path}", [title, *blocks], **more)


def drafted(blocks: Blocks, piece: Piece = ONE, **more: Any) -> Draft:
    return html.drafted(resolved(blocks, piece, **more)).value


def heading(piece: Piece, level: int, number: str, name: str, title: str, short: str = "") -> Any:
    return Heading(piece.id, level, number, name, words(title), short)


def tree(fragment: str) -> Any:
    """The fragment parsed; that it can be is part of what each test asserts."""
    return etree.fromstring(fragment)
