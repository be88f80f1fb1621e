"""The pages of a galley, opened so that more can be laid over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from publish.editions.pdf.gathering import Leaf
from publish.editions.pdf.objects.releasing import text

_BOXES = (Name.MediaBox, Name.CropBox, Name.BleedBox, Name.TrimBox, Name.ArtBox)


class Leaves:
    """The pages of an open file, whose contents and drawings are taken out of them."""

    def __init__(self, pdf: Pdf) -> None:
        self.pages = [page.obj for page in pdf.pages]
        self._boxes = [_boxes(page) for page in pdf.pages]
        self._resources: dict[int, bytes] = {}
        self._opened = [self._open(pdf, page) for page in pdf.pages]

    @property
    def contents(self) -> Iterator[Object]:
        """What is drawn on the pages: once taken out, nothing leads to it."""
        return (stream for _, streams in self._opened for stream in streams)

    def _open(self, pdf: Pdf, page: Page) -> tuple[int, list[Object]]:
        held: Object = page.obj
        if not held.Resources.is_indirect:
            held.Resources = pdf.make_indirect(held.Resources)
        resources, contents = held.Resources, held.Contents
        if (number := resources.objgen[0]) not in self._resources:
            drawn = resources.get(Name.XObject, Dictionary())
            entries = [f"{name} ".encode() + text(one) for name, one in drawn.items()]
            self._resources[number] = b" ".join(entries)
            if Name.XObject in resources:
                del resources[Name.XObject]
        streams: Any = contents if isinstance(contents, Array) else (contents,)
        del held.Contents
        held.Parent = pdf.Root.Pages
        return number, list(streams)

    def endings(self, keys: Mapping[int, bytes]) -> Mapping[int, bytes]:
        """What pages and their resources end with; ``keys`` are entries of pages, by number."""
        pages = {page.objgen[0]: keys.get(page.objgen[0], b"") for page in self.pages}
        drawn = {at: drawn and b"/XObject << " + drawn for at, drawn in self._resources.items()}
        return {**pages, **drawn}

    def of(self, places: Mapping[int, int]) -> tuple[Leaf, ...]:
        """The pages, with the places of what has been released."""
        return tuple(
            Leaf(
                places[resources],
                bool(self._resources[resources]),
                tuple(places[stream.objgen[0]] for stream in streams),
                *boxes,
            )
            for (resources, streams), boxes in zip(self._opened, self._boxes, strict=True)
        )


def _boxes(page: Page) -> tuple[tuple[float, float], bytes]:
    """The corner of the page when it is trimmed, and its boxes, which are taken out of it."""
    left, bottom, _, _ = (float(side) for side in page.trimbox)
    written = b""
    for name in _BOXES:
        if name in page.obj:
            written += f"{name}".encode() + text(page.obj[name])
            del page.obj[name]
    return (left, bottom), written
