"""A file that is open: pages, what they paint, catalogue. All is looked at when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from publish.preflight import content, fonts
from publish.preflight.bound import Bound, Laid
from publish.preflight.fonts import Font
from publish.preflight.geometry import Box
from publish.preflight.interpreter import Interpreter
from publish.preflight.overlaid import Overlaid
from publish.preflight.painted import Painted
from publish.preflight.reuse import Known
from publish.preflight.seen import Seen
from publish.preflight.state import Resources
from publish.preflight.structure import Structure

if TYPE_CHECKING:
    from pikepdf.pdfa import Report

_LETTER = Box(0.0, 0.0, 612.0, 792.0)
"""The page of a file that does not say how large its pages are."""


class PageView:
    """One page; ``number`` counts from 1."""

    def __init__(self, document: Document, page: pikepdf.Page, number: int) -> None:
        self._document = document
        self._page = page
        self.number = number

    @property
    def object(self) -> Dictionary:
        return self._page.obj

    @cached_property
    def label(self) -> str:
        """The number printed on it, as far as the file says so."""
        try:
            return str(self._page.label)
        except (pikepdf.PdfError, RuntimeError, ValueError, TypeError):
            return str(self.number)

    @property
    def recto(self) -> bool:
        """Whether it is a right-hand page: the first is, and every second from there."""
        return self.number % 2 == 1

    @cached_property
    def media(self) -> Box:
        return self.box("/MediaBox") or _LETTER

    @cached_property
    def crop(self) -> Box:
        return self.box("/CropBox") or self.media

    @cached_property
    def bleed(self) -> Box:
        return self.box("/BleedBox") or self.crop

    @cached_property
    def trim(self) -> Box:
        return self.box("/TrimBox") or self.crop

    def box(self, name: str) -> Box | None:
        """A box as it stands in the page or, if it can be inherited, above; None without one."""
        value = (
            self._inherited(name) if name in ("/MediaBox", "/CropBox") else self.object.get(name)
        )
        if not isinstance(value, Array):
            return None
        written, known = (value.unparse(resolved=True), self._unit), self._document.boxes
        if written not in known:
            known[written] = _rectangle(value, self._unit)
        return known[written]

    @cached_property
    def _unit(self) -> float:
        """How many points a unit of the page is."""
        return float(self.object.get(Name.UserUnit, 1)) if Name.UserUnit in self.object else 1.0

    @property
    def turned(self) -> int:
        """By how many degrees it is shown turned, clockwise."""
        value = self._inherited("/Rotate")
        return int(value) % 360 if isinstance(value, int) else 0

    def _inherited(self, name: str) -> Any:
        node: Any = self.object
        for _ in range(64):
            if not isinstance(node, Dictionary):
                return None
            if name in node:
                return node.get(name)
            node = node.get("/Parent")
        return None

    @cached_property
    def painted(self) -> Painted:
        """All that it paints."""
        return self._read(self._page)

    @cached_property
    def seen(self) -> Seen:
        """In brief what it paints: as it was read before, with what has come to it since."""
        document = self._document
        found = document.bound.found(self.object, self.media, document.known.get(self.number))
        if found is None:
            return Seen.of(self.painted)
        if found.over is None:
            return found.seen
        since = self._since(found.over)
        # What is more than a folio may have brought more of the same lines.
        return Seen.of(self.painted) if since.rows else found.seen.followed_by(since)

    def _since(self, laid: Laid) -> Seen:
        """What has been laid over it, in brief."""
        scope = self._document.resources(self._inherited("/Resources"))
        alike = self._document.overlaid
        return alike.seen(laid, scope, self.media, lambda: Seen.of(self._read(laid.stream)))

    def _read(self, *contents: Any) -> Painted:
        try:
            return self._painted(contents, content.plain)
        except Exception:  # not plain, or not sound
            return self._painted(contents, content.whole)

    def _painted(self, contents: Iterable[Any], read: content.Reader) -> Painted:
        reader = Interpreter(self.media, self._document.resources, read)
        for one in contents:
            reader.run(one, self._inherited("/Resources"))
        return reader.painted

    @property
    def annotations(self) -> Iterator[tuple[Dictionary, Box | None]]:
        """Its annotations and where they are."""
        for one in self.notes:
            yield one, _rectangle(one.get("/Rect"))

    @property
    def notes(self) -> Iterator[Dictionary]:
        """Its annotations."""
        listed = self.object.get("/Annots")
        for one in listed if isinstance(listed, Array) else ():
            if isinstance(one, Dictionary):
                yield one


class Document:
    """An open file."""

    def __init__(
        self, pdf: Pdf, source: bytes, known: Mapping[int, Known] = MappingProxyType({})
    ) -> None:
        """``known`` are pages by number of which it was read before what they paint."""
        self.pdf = pdf
        self.content = source
        self.known = known
        self._fonts: dict[tuple[int, int], Font] = {}
        self._resources: dict[tuple[int, int], Resources] = {}
        self._archived: dict[str, Report] = {}
        self.boxes: dict[tuple[bytes, float], Box | None] = {}
        """Boxes as they are written, and how many points a unit is; most pages have the same."""
        self.bound = Bound()
        self.overlaid = Overlaid(self.resources)

    @cached_property
    def pages(self) -> tuple[PageView, ...]:
        return tuple(PageView(self, page, n) for n, page in enumerate(self.pdf.pages, start=1))

    @property
    def root(self) -> Any:
        return self.pdf.Root

    def font(self, dictionary: Any) -> Font:
        """The font of a font dictionary, which is loaded once."""
        key = dictionary.objgen
        if key == (0, 0):
            return fonts.load(dictionary)
        if key not in self._fonts:
            self._fonts[key] = fonts.load(dictionary)
        return self._fonts[key]

    def resources(self, dictionary: Any) -> Resources:
        """The resources of a page or a form, which others may share."""
        key = dictionary.objgen if isinstance(dictionary, Dictionary) else (0, 0)
        if key == (0, 0):
            return Resources(dictionary, self.font)
        if key not in self._resources:
            self._resources[key] = Resources(dictionary, self.font)
        return self._resources[key]

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


def _rectangle(value: Any, unit: float = 1.0) -> Box | None:
    if not isinstance(value, Array) or len(value) != 4:
        return None
    x0, y0, x1, y1 = (float(one) * unit for one in value)
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
