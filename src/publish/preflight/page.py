"""A page of a file: its boxes, what it paints, its annotations. All is looked at when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Stream

from publish.preflight import content
from publish.preflight.bound import Laid
from publish.preflight.geometry import Box
from publish.preflight.interpreter import Interpreter
from publish.preflight.painted import Painted
from publish.preflight.reuse import Known
from publish.preflight.seen import Seen
from publish.preflight.shelf import Shelf, rectangle

_LETTER = Box(0.0, 0.0, 612.0, 792.0)
"""The page of a file that does not say how large its pages are."""


class PageView:
    """One page; ``number`` counts from 1."""

    def __init__(self, page: pikepdf.Page, number: int, shelf: Shelf, known: Known | None) -> None:
        """``known`` is what was read of it before."""
        self._page, self._shelf, self._known = page, shelf, known
        self.number = number

    @property
    def object(self) -> Dictionary:
        return self._page.obj

    @cached_property
    def entries(self) -> Mapping[str, Any]:
        """What stands in its dictionary: all at once takes as long as three of them."""
        return dict(self.object.items())

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
        inherits = name in ("/MediaBox", "/CropBox")
        value = self._inherited(name) if inherits else self.entries.get(name)
        return self._shelf.box(value, self._unit) if isinstance(value, Array) else None

    @property
    def _unit(self) -> float:
        """How many points a unit of the page is."""
        return float(self.entries.get("/UserUnit", 1))

    @cached_property
    def turned(self) -> int:
        """By how many degrees it is shown turned, clockwise."""
        value = self._inherited("/Rotate")
        return int(value) % 360 if isinstance(value, int) else 0

    def _inherited(self, name: str) -> Any:
        if name in self.entries:
            return self.entries[name]
        return self._shelf.above(self.entries.get("/Parent")).get(name)

    @cached_property
    def painted(self) -> Painted:
        """All that it paints."""
        return self.read()

    def read(self, source: bytes | None = None) -> Painted:
        """The same; ``source`` is its content, where that has been unpacked already."""
        return self._read(self._page if source is None else source)

    @cached_property
    def seen(self) -> Seen:
        """In brief what it paints: as it was read before, with what has come to it since."""
        known = self._known
        found = self._shelf.bound.found(self.streams, self.media, known) if known else None
        if found is None:
            return Seen.of(self.painted)
        if found.over is None:
            return found.seen
        since = self._since(found.over)
        # What is more than a folio may have brought more of the same lines.
        return Seen.of(self.painted) if since.rows else found.seen.followed_by(since)

    def _since(self, laid: Laid) -> Seen:
        """What has been laid over it, in brief."""
        scope = self._shelf.resources(self._inherited("/Resources"))
        alike = self._shelf.overlaid
        return alike.seen(laid, scope, self.media, lambda: Seen.of(self._read(laid.stream)))

    def _read(self, one: Any) -> Painted:
        try:
            return self._painted(one, content.plain)
        except Exception:  # not plain, or not sound
            return self._painted(self._page if isinstance(one, bytes) else one, content.whole)

    def _painted(self, one: Any, read: content.Reader) -> Painted:
        reader = Interpreter(self.media, self._shelf.resources, read)
        reader.run(one, self._inherited("/Resources"))
        return reader.painted

    @property
    def streams(self) -> tuple[Any, ...]:
        """The streams of its content."""
        contents = self.entries.get("/Contents")
        if isinstance(contents, Array):
            return tuple(contents)
        return (contents,) if isinstance(contents, Stream) else ()

    @property
    def annotations(self) -> Iterator[tuple[Dictionary, Box | None]]:
        """Its annotations and where they are."""
        for one in self.notes:
            yield one, rectangle(one.get("/Rect"))

    @property
    def notes(self) -> Iterator[Dictionary]:
        """Its annotations."""
        listed = self.entries.get("/Annots")
        for one in listed if isinstance(listed, Array) else ():
            if isinstance(one, Dictionary):
                yield one
