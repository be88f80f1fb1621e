"""The numbers of pages put into the slots of a galley."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Name, Page, String

from publish.editions.pdf import slots


def filled(content: bytes, has_slots: Sequence[bool], numbers: Sequence[tuple[str, str]]) -> bytes:
    """The PDF with each anchor's number in its slots; ``has_slots`` says of each page whether
    it has any."""
    labels, target = dict(numbers), io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page, has in zip(pdf.pages, has_slots, strict=True):
            if has:
                drawn = page.obj.Contents.read_bytes()
                page.obj.Contents.write(slots.fill(drawn, labels, slots.FILLED))
                _fill_links(page, labels)
        pdf.save(target, deterministic_id=True)
    return target.getvalue()


def _fill_links(page: Page, labels: dict[str, str]) -> None:
    for link in page.obj.get(Name.Annots, Array()):
        if Name.Contents in link:
            words = str(link.Contents)
            if (full := slots.fill_words(words, labels)) != words:
                link.Contents = String(full)
