"""The rows of the table: what is done, and what it may take."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

import pikepdf

from bench.baseline import pandoc_epub
from bench.books import Books
from bench.measure import Taken, take

PDF = ("-e", "print")
EPUB = ("-e", "ebook")


@dataclass(frozen=True)
class Run:
    """One measurement of one row; ``size`` in bytes, of a row that makes a single file."""

    taken: Taken
    pages: int = 0
    size: int = 0


@dataclass(frozen=True)
class Turn:
    """How a row is measured: with so many processes, for so many times, for memory or for time."""

    jobs: int
    number: int
    watched: bool = False


@dataclass(frozen=True)
class Row:
    """``of`` is the row that it is measured by; a target without one is in seconds."""

    name: str
    about: str
    run: Callable[[Books, Turn], Run]
    of: str = "plain"
    target: float | None = None
    largest: float | None = None
    """What the largest process may hold of what that of the other row does."""
    together: float | None = None


def _baseline(name: str, books: Books, turn: Turn) -> Taken:
    command = [sys.executable, "-m", f"bench.baseline.{name}", str(books.plain)]
    return take(command, watched=turn.watched)


def _plain(books: Books, turn: Turn) -> Run:
    taken = _baseline("plain", books, turn)
    return _run(taken, books.plain / "book.pdf")


def _typst(books: Books, turn: Turn) -> Run:
    taken = _baseline("typst_book", books, turn)
    return _run(taken, books.plain / "typst.pdf")


def _pandoc_epub(books: Books, turn: Turn) -> Run:
    taken = _baseline("pandoc_epub", books, turn)
    return Run(taken, size=(books.plain / pandoc_epub.NAME).stat().st_size)


def _cold(book: str, *options: str) -> Callable[[Books, Turn], Run]:
    def run(books: Books, turn: Turn) -> Run:
        folder: Path = getattr(books, book)
        rmtree(folder.parent / "build", ignore_errors=True)
        return _build(folder, turn, options)

    return run


def _warm(edit: str) -> Callable[[Books, Turn], Run]:
    def run(books: Books, turn: Turn) -> Run:
        folder = books.edited
        if not (folder.parent / "build").exists():
            _build(folder, turn, ())
        if edit:
            books.edit(edit, turn.number)
        return _build(folder, turn, ())

    return run


def _build(folder: Path, turn: Turn, options: tuple[str, ...]) -> Run:
    command = [sys.executable, "-m", "publish", "build", str(folder), "--jobs", str(turn.jobs)]
    taken = take([*command, *options], watched=turn.watched)
    manifest = json.loads((folder.parent / "build/manifest.json").read_text(encoding="utf-8"))
    made = manifest["artefacts"]
    pages = sum(artefact.get("pages", 0) for artefact in made)
    return Run(taken, pages, made[0]["bytes"] if len(made) == 1 else 0)


def _run(taken: Taken, path: Path) -> Run:
    with pikepdf.open(path) as pdf:
        return Run(taken, len(pdf.pages), path.stat().st_size)


ROWS = (
    Row("plain", "plain: pandoc → HTML → one WeasyPrint document", _plain),
    Row("cold-pdf", "PDF only, cold", _cold("whole", *PDF), target=0.35),
    Row("cold", "all three editions, cold", _cold("whole"), "plain", 0.45, 0.40, 0.80),
    Row("word", "a word changed in one chapter", _warm("word"), target=0.08),
    Row("grown", "a chapter grown by two pages", _warm("grown"), target=0.10),
    Row("title", "a reference's title corrected", _warm("title"), target=0.12),
    Row("nothing", "nothing changed", _warm(""), "", 0.6),
    Row("half", "half the book, cold", _cold("half"), "cold"),
    Row("double", "twice the book, cold", _cold("double"), "cold", 2.1, 1.5, 1.5),
    Row("single", "the book as one chapter, cold", _cold("single"), "cold"),
    Row("typst", "Typst: the same text through pandoc, cold", _typst),
    Row("word-typst", "a word changed here, by Typst's cold run", _warm("word"), "typst", 1.0),
    Row("pandoc-epub", "pandoc's own EPUB of the same text, cold", _pandoc_epub),
    Row("epub", "EPUB only, cold", _cold("whole", *EPUB), "pandoc-epub"),
    Row("untagged", "PDF only, cold, untagged", _cold("untagged", *PDF), "cold-pdf"),
)
