"""A file that is open: its pages, its catalogue. All is looked at when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pikepdf import Array, Dictionary, Pdf

from publish.preflight.page import PageView
from publish.preflight.reuse import Known
from publish.preflight.shelf import Shelf
from publish.preflight.structure import Structure

if TYPE_CHECKING:
    from pikepdf.pdfa import Report


class Document:
    """An open file."""

    def __init__(
        self, pdf: Pdf, source: bytes, known: Mapping[int, Known] = MappingProxyType({})
    ) -> None:
        """``known`` are pages by number of which it was read before what they paint."""
        self.pdf = pdf
        self.content = source
        self._known = known
        self._archived: dict[str, Report] = {}

    @cached_property
    def pages(self) -> tuple[PageView, ...]:
        return tuple(self.views())

    def views(self) -> Iterator[PageView]:
        """Each page, of which nobody else remembers what it paints."""
        shelf = Shelf()
        for number, page in enumerate(self.pdf.pages, start=1):
            yield PageView(page, number, shelf, self._known.get(number))

    @property
    def root(self) -> Any:
        return self.pdf.Root

    def archived(self, flavour: str) -> Report:
        """What pikepdf says of it as PDF/A, once. Raises ImportError where it cannot say."""
        if flavour not in self._archived:
            from pikepdf import pdfa

            self._archived[flavour] = pdfa.check(self.pdf, flavour)
        return self._archived[flavour]

    @cached_property
    def xmp(self) -> dict[str, Any]:
        """The properties of the XMP packet by ``prefix:name``; empty where there is none."""
        from publish.preflight.packet import properties

        return properties(self.root.get("/Metadata"))

    @cached_property
    def structure(self) -> Structure | None:
        """The structure tree; None where the file is not tagged."""
        tree = self.root.get("/StructTreeRoot")
        if not isinstance(tree, Dictionary):
            return None
        return Structure(tree, {page.object.objgen: page.number for page in self.pages})

    @cached_property
    def intents(self) -> tuple[Dictionary, ...]:
        """The output intents."""
        listed = self.root.get("/OutputIntents")
        entries = listed if isinstance(listed, Array) else ()
        return tuple(one for one in entries if isinstance(one, Dictionary))

    @property
    def information(self) -> Dictionary:
        """The document information; empty where there is none."""
        held = self.pdf.trailer.get("/Info")
        return held if isinstance(held, Dictionary) else Dictionary()

    @property
    def outlined(self) -> bool:
        """Whether it has bookmarks."""
        outlines = self.root.get("/Outlines")
        return isinstance(outlines, Dictionary) and "/First" in outlines
