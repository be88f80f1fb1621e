"""Folios as form XObjects of the book (ISO 32000-2, 8.10)."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Object, Pdf

from publish.editions.pdf import slots
from publish.editions.pdf.folios import Folios


class Forms:
    """The folios of a piece, copied into a book, each with its number."""

    def __init__(self, book: Pdf, folios: Folios) -> None:
        self._book = book
        self._folios = folios
        # A copied object's data is read when the book is written: the source stays open.
        self._source = pikepdf.open(io.BytesIO(folios.content))
        self._patterns: dict[int, tuple[Object, bytes]] = {}

    def of(self, number: int) -> Object | None:
        """The folio of a page of the piece, counted from 0; None if it has none."""
        at = self._folios.pages[number]
        if at is None:
            return None
        pattern, content = self._pattern(at[0])
        filled = slots.fill(content, {slots.FOLIO: at[1]})
        if filled == content:
            return pattern
        entries = {name: pattern[name] for name in ("/Type", "/Subtype", "/BBox", "/Resources")}
        return self._book.make_stream(filled, entries)

    def _pattern(self, page: int) -> tuple[Object, bytes]:
        if page not in self._patterns:
            form = self._book.copy_foreign(self._source.pages[page].as_form_xobject())
            # All folios of the pattern share them, and whoever reads these reads them once.
            form.Resources = self._book.make_indirect(form.Resources)
            self._patterns[page] = form, form.read_bytes()
        return self._patterns[page]
