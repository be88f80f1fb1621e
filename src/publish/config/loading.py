"""From a path on the command line to the manuscript it means."""

from __future__ import annotations

from pathlib import Path

from publish.config.editions import editions
from publish.config.files import BOOK, Folder, locate, read, references
from publish.config.outline import outline
from publish.config.reading import Document
from publish.config.reading import read as parse
from publish.config.rulings import rulings
from publish.config.schema import Book
from publish.config.validation import validate
from publish.diagnostics import NOWHERE, Diagnostic, Outcome, Span, diagnose
from publish.model import Manuscript


def load(path: str | Path) -> Outcome[Manuscript | None]:
    """The manuscript that ``path`` means, and all that is wrong with its book.yaml.

    ``path`` is a folder with a book.yaml, or that file. None where there is no book.yaml, or
    none that can be read as YAML; otherwise as much of the manuscript as is right.
    """
    folder = locate(path)
    if folder is None:
        return Outcome(None, (_no_book(path),))
    document = _document(folder)
    if document.value is None:
        return Outcome(None, document.diagnostics)
    book = validate(document.value)
    manuscript = _manuscript(book.value, document.value, folder)
    problems = document.diagnostics + book.diagnostics + manuscript.diagnostics
    return Outcome(manuscript.value, problems)


def _no_book(path: str | Path) -> Diagnostic:
    below = Path(path) / "manuscript"
    hint = "Name the folder that holds it, or begin a book with: publish new FOLDER"
    if (below / BOOK).is_file():
        hint = f"Did you mean {below}?"
    return diagnose("CFG005", NOWHERE, folder=path, advice=hint)


def _document(folder: Folder) -> Outcome[Document | None]:
    shown = folder.shown(BOOK)
    content = read(folder.path / BOOK, shown, Span(shown))
    if content.value is None:
        return Outcome(None, content.diagnostics)
    try:
        # A byte order mark is not of the text.
        return parse(content.value.decode("utf-8-sig"), shown)
    except UnicodeDecodeError as error:
        lines = content.value[: error.start].decode("utf-8-sig").split("\n")
        span = Span(shown, len(lines), len(lines[-1]) + 1)
        problem = diagnose("SRC005", span, path=shown, byte=f"0x{content.value[error.start]:02x}")
        return Outcome(None, (problem,))


def _manuscript(book: Book, document: Document, folder: Folder) -> Outcome[Manuscript]:
    pieces = outline(book, folder, Span(document.path))
    made = editions(book, document, folder)
    files = references(folder, book.references)
    ruled = rulings(book, document)
    manuscript = Manuscript(
        root=str(folder.root),
        folder=str(folder.path),
        outline=pieces.value,
        editions=made.value,
        references=files.value,
        rulings=ruled.value,
    )
    outcomes = (pieces, made, files, ruled)
    return Outcome(manuscript, tuple(d for outcome in outcomes for d in outcome.diagnostics))
