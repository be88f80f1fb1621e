"""The numbers of pages put into the slots of a galley."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Name, Page, Pdf, String

from publish.editions.pdf import slots


def fill(pdf: Pdf, has_slots: Sequence[bool], numbers: Sequence[tuple[str, str]]) -> None:
    """Put each anchor's number into its slots; ``has_slots`` says of each page whether it has
    any."""
    labels = dict(numbers)
    for page, has in zip(pdf.pages, has_slots, strict=True):
        if has:
            drawn = page.obj.Contents.read_bytes()
            page.obj.Contents.write(slots.fill(drawn, labels, slots.FILLED))
            _fill_links(page, labels)


def _fill_links(page: Page, labels: dict[str, str]) -> None:
    for link in page.obj.get(Name.Annots, Array()):
        if Name.Contents in link:
            words = str(link.Contents)
            if (full := slots.fill_words(words, labels)) != words:
                link.Contents = String(full)
