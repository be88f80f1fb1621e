"""A small book that has one of everything, resolved by hand, and what its steps make of it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from publish.diagnostics import NOWHERE
from publish.editions.docx import steps
from publish.editions.docx.package import Package
from publish.editions.plan import Plan
from publish.model import (
    Apparatus,
    Block,
    Caption,
    Contributor,
    Edition,
    File,
    Heading,
    IndexEntry,
    Inlines,
    Kind,
    Locator,
    Metadata,
    Note,
    NoteGroup,
    Piece,
    Place,
    Product,
    Resolved,
    Subject,
)
from publish.pandoc import map_inlines, parse, value, words
from publish.themes import Theme, load

MODIFIED = 1_795_305_600  # 2026-11-22T00:00:00Z

BOOK = Path(__file__).parent / "book"

OUTLINE = (
    Piece("half-title", Kind.HALF_TITLE, Place.FRONT),
    Piece("title-page", Kind.TITLE_PAGE, Place.FRONT),
    Piece("imprint", Kind.IMPRINT, Place.FRONT),
    Piece("contents", Kind.CONTENTS, Place.FRONT),
    Piece("figures", Kind.FIGURES, Place.FRONT),
    Piece("tables", Kind.TABLES, Place.FRONT),
    Piece("part-1", Kind.PART, Place.BODY, number="I", title="Beginnings"),
    Piece("ch-one", Kind.CHAPTER, Place.BODY, "one.md", "1"),
    Piece("ch-two", Kind.CHAPTER, Place.BODY, "two.md", "2"),
    Piece("notes", Kind.NOTES, Place.BACK),
    Piece("bibliography", Kind.BIBLIOGRAPHY, Place.BACK),
    Piece("index", Kind.INDEX, Place.BACK),
    Piece("colophon", Kind.COLOPHON, Place.BACK),
)

METADATA = Metadata(
    "Autonomous & Free",
    "en",
    "autonomous",
    subtitle="A history",
    identifier="urn:uuid:6f1d0c52-9a3e-4b7e-8d54-2c1b7e90a4f6",
    contributors=(Contributor("Anna Author"), Contributor("Ed Itor", role="editor")),
    publisher="The Press",
    date="2026-11-22",
    rights="© 2026",
    subjects=(Subject("Anarchism"), Subject("History")),
)


def resolved(piece: Piece) -> Resolved:
    """A piece whose Markdown is already written in the resolved tree's conventions."""
    blocks, messages = parse((BOOK / str(piece.path)).read_text(encoding="utf-8"))
    assert messages == []
    blocks = [_numbered(block) for block in map_inlines(blocks, _described)]
    return Resolved(piece, f"manuscript/{piece.path}", blocks)


def _numbered(block: Block) -> Block:
    """A figure's number is its own: pandoc's Markdown leaves it to its picture."""
    if block["t"] != "Figure":
        return block
    (name, classes, pairs), caption, content = block["c"]
    number = value(content[0]["c"][0], "number")
    pairs = [*pairs, ["number", number]]
    return {"t": "Figure", "c": [[name, classes, pairs], caption, content]}


def _described(inlines: Inlines) -> Inlines:
    """A picture's words are its alternative text, which pandoc's Markdown keeps apart."""
    return [
        {"t": "Image", "c": [part["c"][0], words(value(part, "alt")), part["c"][2]]}
        if part["t"] == "Image" and value(part, "alt")
        else part
        for part in inlines
    ]


def _apparatus() -> Apparatus:
    locators = (Locator("_one_i1", "ch-one"), Locator("_one_i2", "ch-one"))
    congress = IndexEntry("Congress", (*locators, Locator("_two_i1", "ch-two")))
    return Apparatus(
        headings=(
            Heading("ch-one", 1, "1", "sec-ideas", parse("Ideas & *Freedom*")[0][0]["c"], "Ideas"),
            Heading("ch-one", 2, "", "sec-a", words("A section"), "A section"),
            Heading("ch-two", 1, "2", "sec-founding", words("Founding"), "Founding"),
        ),
        captions=(
            Caption("figure", "1.1", "fig-map", parse("A map of the *federation*")[0][0]["c"]),
            Caption("table", "1.1", "tbl-groups", words("Groups by year")),
        ),
        notes=(NoteGroup(OUTLINE[7], words("Ideas"), (Note("1", "_one_n1", "_one_c1", []),)),),
        bibliography=parse((BOOK / "entries.md").read_text(encoding="utf-8"))[0],
        index=(
            IndexEntry("Agitation", see=("Congress",)),
            replace(congress, children=(IndexEntry("founding", locators[:1]),)),
        ),
    )


def _file(folder: Path, name: str, content: bytes) -> File:
    path = folder / name
    path.write_bytes(content)
    return File(str(path), hashlib.sha256(content).hexdigest())


@pytest.fixture(scope="session")
def theme() -> Theme:
    loaded = load("house", None, NOWHERE)
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


@pytest.fixture(scope="session")
def plan(theme: Theme, tmp_path_factory: pytest.TempPathFactory) -> Plan:
    folder = tmp_path_factory.mktemp("figures")
    dot = io.BytesIO()
    Image.new("RGB", (16, 16), "black").save(dot, "PNG")
    files = {
        "figures/map.svg": _file(folder, "map.svg", (BOOK / "map.svg").read_bytes()),
        "figures/dot.png": _file(folder, "dot.png", dot.getvalue()),
    }
    edition = Edition("review", "docx", METADATA, "house", "chicago-author-date")
    written = {piece.id: f"resolved:{piece.id}" for piece in OUTLINE if piece.authored}
    return Plan(edition, OUTLINE, theme, written, "apparatus", files, MODIFIED)


@pytest.fixture(scope="session")
def values() -> Mapping[str, Any]:
    """The values of the steps that come before the edition's own."""
    return {
        "resolved:ch-one": resolved(OUTLINE[7]),
        "resolved:ch-two": resolved(OUTLINE[8]),
        "apparatus": _apparatus(),
    }


def run(plan: Plan, values: Mapping[str, Any]) -> Product:
    """The edition's product, its steps run in the order they come in; no diagnostics."""
    known = dict(values)
    for step in steps(plan):
        outcome = step.function(*(known[name] for name in step.inputs), *step.parameters)
        assert outcome.diagnostics == ()
        known[step.name] = outcome.value
    product = known[plan.product]
    assert isinstance(product, Product)
    return product


@pytest.fixture(scope="session")
def book(plan: Plan, values: Mapping[str, Any]) -> bytes:
    return run(plan, values).content


@pytest.fixture(scope="session")
def package(book: bytes) -> Package:
    return Package.read(book)


@pytest.fixture(scope="session")
def variant(plan: Plan, values: Mapping[str, Any]) -> Callable[..., bytes]:
    """The same book with fields of its edition replaced."""

    def make(**fields: Any) -> bytes:
        return run(replace(plan, edition=replace(plan.edition, **fields)), values).content

    return make
