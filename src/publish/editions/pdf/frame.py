"""What a file has beside its pages: catalogue, metadata, bookmarks, labels, output intents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from publish.editions.pdf import bookmarks, metadata
from publish.editions.pdf.bookmarks import Bookmark
from publish.editions.pdf.gathering import NAMES, PAGES, TREE
from publish.editions.pdf.objects import Objects
from publish.editions.pdf.objects.releasing import Release
from publish.editions.pdf.pagination import Pagination
from publish.editions.pdf.standards import Conformance, conform
from publish.model import Metadata


@dataclass(frozen=True)
class Frame:
    """The objects of a file without pages: the first is its catalogue, the second says what it
    is. Whether it may have ``names`` of places."""

    objects: Objects
    names: bool


def frame(
    final: Pagination,
    marks: Sequence[Bookmark],
    described: Metadata,
    modified: int,
    conformance: Conformance,
    *,
    tagged: bool,
) -> Frame:
    """All of a file that is not of its pages; ``modified`` in seconds since 1970 UTC.

    Whether the book keeps to a standard, and says so, is decided here and in what was made ready.
    """
    with pikepdf.new() as pdf:
        kept = {pdf.Root.Pages.objgen[0]: PAGES, **_stand_ins(pdf, tagged=tagged)}
        if marks:
            bookmarks.write(pdf, marks)
        pdf.Root.PageLabels = _labels(final)
        metadata.write(pdf, described, modified)
        if not marks:
            del pdf.Root.PageMode  # which shows the outline
        conform(pdf, conformance)
        release = Release(pdf, (pdf.Root, pdf.trailer.Info), kept, {})
        return Frame(release.objects, Name.Names in pdf.Root)


def _stand_ins(pdf: Pdf, *, tagged: bool) -> dict[int, int]:
    """Give the catalogue what will be made when the book is bound, unless a standard forbids it.

    By number, how that is called.
    """
    names, tree = (pdf.make_indirect(Dictionary()) for _ in range(2))
    pdf.Root.Names = Dictionary(Dests=names)
    if tagged:
        pdf.Root.StructTreeRoot = tree
        pdf.Root.MarkInfo = Dictionary(Marked=True)
    return {names.objgen[0]: NAMES, tree.objgen[0]: TREE}


def _labels(final: Pagination) -> Dictionary:
    """Roman numerals up to the body, arabic ones from there (ISO 32000-2, 12.4.2)."""
    numbers = Array()
    body = next((n for n, page in enumerate(final.pages) if page.label.isdecimal()), None)
    if body != 0:
        numbers = Array([0, Dictionary(S=Name.r)])
    if body is not None:
        numbers = Array([*numbers, body, Dictionary(S=Name.D)])
    return Dictionary(Nums=numbers)
