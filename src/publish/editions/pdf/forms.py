"""Folios as form XObjects (ISO 32000-2, 8.10)."""

from __future__ import annotations

import io
from types import TracebackType

import pikepdf
from pikepdf import Object

from publish.editions.pdf import slots
from publish.editions.pdf.folios import Folios


class Forms:
    """The folios of a piece, each with its number, in an open file."""

    def __init__(self, folios: Folios) -> None:
        self._folios = folios
        self.pdf = pikepdf.open(io.BytesIO(folios.content))
        self._patterns: dict[int, tuple[Object, bytes]] = {}

    def __enter__(self) -> Forms:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.pdf.close()

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
        return self.pdf.make_stream(filled, entries)

    def _pattern(self, page: int) -> tuple[Object, bytes]:
        if page not in self._patterns:
            form = self.pdf.make_indirect(self.pdf.pages[page].as_form_xobject())
            # All folios of the pattern share them, and whoever reads these reads them once.
            if not form.Resources.is_indirect:
                form.Resources = self.pdf.make_indirect(form.Resources)
            self._patterns[page] = form, form.read_bytes()
        return self._patterns[page]
