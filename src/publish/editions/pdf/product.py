"""The last step: the book as a product, and what did not settle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publish.diagnostics import Diagnostic, Outcome, diagnose
from publish.editions.pdf.moving import Placed
from publish.editions.pdf.pagination import Pagination
from publish.editions.pdf.press import Press
from publish.editions.pdf.slots import shape
from publish.model import File, Kind, Metadata, Piece, Product


@dataclass(frozen=True)
class Book:
    """What the finished file says of itself, and what is in it."""

    outline: tuple[Piece, ...]
    titles: Mapping[Kind, str]
    metadata: Metadata
    modified: int
    press: Press
    standards: tuple[str, ...] = ()
    """Those of `standards.STANDARDS` that the file keeps to."""
    intent: File | None = None
    """The ICC profile of its colours."""
    bookmarks: bool = True
    """Whether it may have bookmarks."""


def product(*values: Any) -> Outcome[Product]:
    """Step: the pagination, the headings, all galleys and all folios, made ready, the `Book`."""
    # These write PDF, with libraries that nobody needs who only plans.
    from publish.editions.pdf.assembly import assemble
    from publish.editions.pdf.bookmarks import bookmarks
    from publish.editions.pdf.standards import Conformance, condition

    final, apparatus, *layers, book = values
    half = len(layers) // 2
    ids = [piece.id for piece in book.outline]
    galleys = dict(zip(ids, layers[:half], strict=True))
    folios = dict(zip(ids, layers[half:], strict=True))
    marks = bookmarks(book.outline, apparatus.headings, book.titles) if book.bookmarks else ()
    kept = Conformance(book.standards, book.intent and condition(_read(book.intent)))
    content, lost = assemble(final, galleys, folios, marks, book.metadata, book.modified, kept)
    restless = tuple(unsettled(final, book.outline, galleys))
    extent = tuple((piece, len(final.of(piece))) for piece in ids)
    made = Product(content, len(final.pages), _inputs(book, layers[:half]), extent)
    return Outcome(made, lost + restless)


def unsettled(
    final: Pagination, outline: Sequence[Piece], galleys: Mapping[str, Placed]
) -> Iterator[Diagnostic]:
    """What stands in a galley and is no longer, or never was, so."""
    for piece in outline:
        setting = galleys[piece.id].setting
        if setting.inner < final.inner:
            asked = f"{final.inner / 72:.3g} in of inner margin"
            yield _restless(piece, f"{piece.id} lacks the {asked} that so many pages ask for")
        if setting.side is not final.sides[piece.id]:
            yield _restless(piece, f"{piece.id} begins on another side than it was set for")
        listed = ((anchor, label, False) for anchor, label in setting.labels)
        alone = ((anchor, number, not setting.exact) for anchor, number in setting.numbers)
        for anchor, label, slot in (*listed, *alone):
            now = final.labels.get(anchor, "")
            if not now:
                hint = "Show it: a stylesheet of the theme may hide it."
                yield diagnose("PDF001", piece.span, hint, what=f"“{anchor}” stands on no page")
            elif slot and label != shape(now):
                yield _restless(piece, f"“{anchor}” is on page {now}, but {label} was its room")
            elif not slot and label != now:
                yield _restless(piece, f"“{anchor}” is printed as on page {label}, not {now}")


def _restless(piece: Piece, what: str) -> Diagnostic:
    advice = "Change a word or two near the place, so that a page break falls elsewhere."
    return diagnose("PDF001", piece.span, what=what, advice=advice)


def _inputs(book: Book, galleys: Sequence[Placed]) -> tuple[File, ...]:
    fonts = {face.file for face in book.press.faces}
    fonts |= {book.intent} if book.intent else set()
    pictures = {file for galley in galleys for _, file in galley.setting.pictures}
    return tuple(sorted(fonts | pictures, key=lambda file: file.path))


def _read(file: File) -> bytes:
    return Path(file.path).read_bytes()
