"""The rows of the table: what is done, and what it may take."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

import pikepdf

from bench.books import Books
from bench.measure import Taken, take

PDF = ("-e", "print")
Pages = int


@dataclass(frozen=True)
class Row:
    """``of`` is the row that it is measured by; a target without one is in seconds."""

    name: str
    about: str
    run: Callable[[Books, int, int], tuple[Taken, Pages]]
    """Does it with so many processes, for so many times."""
    of: str = "plain"
    target: float | None = None
    largest: float | None = None
    """What the largest process may hold of what that of the other row does."""
    together: float | None = None


def _plain(books: Books, jobs: int, turn: int) -> tuple[Taken, Pages]:
    taken = take([sys.executable, "-m", "bench.baseline.plain", str(books.plain)])
    return taken, _pages(books.plain / "book.pdf")


def _typst(books: Books, jobs: int, turn: int) -> tuple[Taken, Pages]:
    taken = take([sys.executable, "-m", "bench.baseline.typst_book", str(books.plain)])
    return taken, _pages(books.plain / "typst.pdf")


def _cold(book: str, *options: str) -> Callable[[Books, int, int], tuple[Taken, Pages]]:
    def run(books: Books, jobs: int, turn: int) -> tuple[Taken, Pages]:
        folder: Path = getattr(books, book)
        rmtree(folder.parent / "build", ignore_errors=True)
        return _build(folder, jobs, options)

    return run


def _warm(edit: str) -> Callable[[Books, int, int], tuple[Taken, Pages]]:
    def run(books: Books, jobs: int, turn: int) -> tuple[Taken, Pages]:
        folder = books.edited
        if not (folder.parent / "build").exists():
            _build(folder, jobs, ())
        if edit:
            books.edit(edit, turn)
        return _build(folder, jobs, ())

    return run


def _build(folder: Path, jobs: int, options: tuple[str, ...]) -> tuple[Taken, Pages]:
    command = [sys.executable, "-m", "publish", "build", str(folder), "--jobs", str(jobs)]
    taken = take([*command, *options])
    manifest = json.loads((folder.parent / "build/manifest.json").read_text(encoding="utf-8"))
    return taken, sum(artefact.get("pages", 0) for artefact in manifest["artefacts"])


def _pages(path: Path) -> Pages:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


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
    Row("untagged", "PDF only, cold, untagged", _cold("untagged", *PDF), "cold-pdf"),
)
