"""The book out of its galleys and folios."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from publish.diagnostics import Diagnostic
from publish.editions.pdf import bookmarks, destinations, fonts, metadata, structure
from publish.editions.pdf.bookmarks import Bookmark
from publish.editions.pdf.folios import Folios
from publish.editions.pdf.forms import Forms
from publish.editions.pdf.galley import Galley
from publish.editions.pdf.pagination import Pagination
from publish.editions.pdf.standards import Conformance, conform, saving
from publish.model import Metadata


def assemble(
    final: Pagination,
    galleys: Mapping[str, Galley],
    folios: Mapping[str, Folios],
    marks: Sequence[Bookmark],
    described: Metadata,
    modified: int,
    conformance: Conformance,
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Assemble the book; galleys and folios by piece, ``modified`` in seconds since 1970 UTC.

    Whether the book keeps to a standard, and says so, is decided here and nowhere else.
    """
    # A copied object's data is read when the book is written: the sources stay open until then.
    sources = {piece: _open(galley.content) for piece, galley in galleys.items()}
    book = pikepdf.new()
    _add_pages(book, final, sources)
    _join_structure(book, final, sources)
    forms = {piece: Forms(book, folio) for piece, folio in folios.items()}
    before = book.make_stream(b"q\n")
    for number, (page, printed) in enumerate(zip(book.pages, final.pages, strict=True)):
        form = None if printed.number is None else forms[printed.piece].of(printed.number)
        if form is not None:
            _lay_over(page, form, f"/Folio{number}", before)
    names = destinations.name_all(book, final, galleys)
    lost = destinations.link_all(book, names)
    if marks:
        bookmarks.write(book, [mark for mark in marks if mark.anchor in names])
    book.Root.PageLabels = _labels(final)
    metadata.write(book, described, modified)
    if not marks:
        del book.Root.PageMode  # which shows the outline
    fonts.unite_all(book)
    conform(book, conformance)
    return _bytes(book, conformance), lost


def _open(content: bytes) -> Pdf:
    return pikepdf.open(io.BytesIO(content))


def _add_pages(book: Pdf, final: Pagination, sources: Mapping[str, Pdf]) -> None:
    like = {
        printed.side: sources[printed.piece].pages[printed.number]
        for printed in reversed(final.pages)
        if printed.number is not None
    }
    for printed in final.pages:
        if printed.number is not None:
            book.pages.append(sources[printed.piece].pages[printed.number])
        else:
            _add_blank_page(book, like.get(printed.side) or like[printed.side.other])


def _add_blank_page(book: Pdf, like: Page) -> None:
    """A page of the boxes of another, which has the same edges where it is on the same side."""
    page = book.add_blank_page()
    for name in (Name.MediaBox, Name.BleedBox, Name.TrimBox):
        page.obj[name] = Array([float(side) for side in like.obj.get(name, like.mediabox)])


def _join_structure(book: Pdf, final: Pagination, sources: Mapping[str, Pdf]) -> None:
    if not any(Name.StructTreeRoot in source.Root for source in sources.values()):
        return
    pages: dict[str, list[Page]] = {piece: [] for piece in sources}
    for page, printed in zip(book.pages, final.pages, strict=True):
        if printed.number is not None:
            pages[printed.piece].append(page)
    structure.join(book, ((source, pages[piece]) for piece, source in sources.items()))


def _lay_over(page: Page, form: Object, name: str, before: Stream) -> None:
    """Draw a folio over a page as a pagination artifact (ISO 32000-2, 14.8.2.2).

    ``before`` saves the state that a page begins with; all pages share it.
    """
    page.obj.Resources.XObject[name] = form
    across, up = (float(side) for side in list(page.trimbox)[:2])
    # A page's own stream leaves its coordinate system changed.
    page.contents_add(before, prepend=True)
    place = f"q 1 0 0 1 {across:g} {up:g} cm "
    over = f"\nQ\n/Artifact <</Type /Pagination>> BDC\n{place}{name} Do Q\nEMC\n"
    page.contents_add(over.encode())


def _labels(final: Pagination) -> Dictionary:
    """Roman numerals up to the body, arabic ones from there (ISO 32000-2, 12.4.2)."""
    numbers = Array()
    body = next((n for n, page in enumerate(final.pages) if page.label.isdecimal()), None)
    if body != 0:
        numbers = Array([0, Dictionary(S=Name.r)])
    if body is not None:
        numbers = Array([*numbers, body, Dictionary(S=Name.D)])
    return Dictionary(Nums=numbers)


def _bytes(book: Pdf, conformance: Conformance) -> bytes:
    target = io.BytesIO()
    book.save(target, deterministic_id=True, compress_streams=True, **saving(conformance))
    return target.getvalue()
