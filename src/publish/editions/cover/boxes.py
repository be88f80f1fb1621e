"""The finished sheet: its boxes, and what the file says of itself."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Name

from publish.editions.cover.sheet import Sheet
from publish.editions.pdf import metadata
from publish.editions.pdf.standards import Conformance, conform, saving
from publish.model import Metadata


def boxed(
    content: bytes, sheet: Sheet, described: Metadata, modified: int, conformance: Conformance
) -> bytes:
    """The laid out sheet with its origin at 0 0, bleed to its edges, and the trim within; it
    keeps to standards, and says so."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        page = pdf.pages[0]
        left, bottom, right, top = map(float, page.mediabox)
        trim = sheet.bleed
        page.trimbox = Array([left + trim, bottom + trim, right - trim, top - trim])
        page.bleedbox = page.mediabox
        metadata.write(pdf, described, modified)
        del pdf.Root[Name.PageMode]  # there are no bookmarks to be shown
        conform(pdf, conformance)
        target = io.BytesIO()
        pdf.save(target, deterministic_id=True, compress_streams=True, **saving(conformance))
        return target.getvalue()
