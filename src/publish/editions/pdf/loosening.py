"""What has its place on a page, taken apart from it: links, tagged figures, patterns.

They are placed by themselves, whatever moves the content of their page. So the entry that tells
where they lie is taken out of them, and written when it is known where the page comes to lie.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from publish.editions.pdf import slots
from publish.editions.pdf.gathering import Loose
from publish.editions.pdf.laid import LaidPage
from publish.editions.pdf.objects.releasing import Release, text
from publish.editions.pdf.turning import PATTERN

_ANNOTATIONS, _RECTANGLE, _CONTENTS = Name.Annots, Name.Rect, Name.Contents
_BOX = b"/BBox"
_UPRIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Ends:
    """The loose ends of an open galley."""

    def __init__(self, pdf: Pdf, laid: Sequence[LaidPage]) -> None:
        self.endings: dict[int, bytes] = {}
        """What objects end with, by number."""
        self._pdf = pdf
        self._pages = {page.obj.objgen[0]: number for number, page in enumerate(pdf.pages)}
        self._loose: list[Loose] = []
        """The objects of each are still their numbers in the file."""
        for number, (page, known) in enumerate(zip(pdf.pages, laid, strict=True)):
            self._loosen_links(page, number, has_slots=known.slots)
            self._loosen_patterns(page, number)

    def of(self, places: Mapping[int, int]) -> tuple[Loose, ...]:
        """All of them, with the places of what has been released."""
        return tuple(
            Loose(places[one.object], one.page, one.opening, one.box, one.closing, one.said)
            for one in self._loose
        )

    def loosen_elements(self, release: Release) -> None:
        """Those of tags (ISO 32000-2, 14.8.5.4.3), of which few have any box."""
        for number in release.holding(_BOX):
            element = self._pdf.get_object(number, 0)
            attributes = element.get("/A")
            if isinstance(attributes, Dictionary) and "/BBox" in attributes and "/Pg" in element:
                page, box = self._pages[element.Pg.objgen[0]], _numbers(attributes.BBox)
                others = Dictionary({k: v for k, v in attributes.items() if k != "/BBox"})
                del element["/A"]
                release.open(number)
                opening = b"/A" + text(others).removesuffix(b">>") + _BOX
                self._loose.append(Loose(number, page, opening, box, b">>>>"))

    def _loosen_links(self, page: Page, number: int, *, has_slots: bool) -> None:
        for link in page.obj.get(_ANNOTATIONS, Array()):
            said = str(link[_CONTENTS]) if has_slots and _CONTENTS in link else ""
            if said := said if slots.names_pages(said) else "":
                del link[_CONTENTS]
            box = _numbers(link[_RECTANGLE])
            del link[_RECTANGLE]
            self.endings[link.objgen[0]] = b""
            self._loose.append(Loose(link.objgen[0], number, b"/Rect", box, b">>", said))

    def _loosen_patterns(self, page: Page, number: int) -> None:
        """Patterns count from the page's corner, whatever moves its content (ISO 32000-2, 8.7.2).

        Pages share their resources; one that paints with patterns has its own.
        """
        patterns = page.resources.get("/Pattern", Dictionary())
        if not len(patterns):
            return
        named = PATTERN.findall(page.obj.Contents.read_bytes())
        painted = sorted({f"/{name.decode()}" for name in named}.intersection(patterns.keys()))
        if not painted:
            return
        page.obj.Resources = Dictionary(dict(page.resources.items()))
        page.obj.Resources.Pattern = Dictionary(dict(patterns.items()))
        for name in painted:
            own, matrix = _without_matrix(self._pdf, patterns[name])
            page.obj.Resources.Pattern[name] = own
            closing = b"" if isinstance(own, Stream) else b">>"
            self.endings[own.objgen[0]] = b""
            self._loose.append(Loose(own.objgen[0], number, b"/Matrix", matrix, closing))


def _without_matrix(pdf: Pdf, pattern: Object) -> tuple[Object, tuple[float, ...]]:
    """A copy of the pattern, and its matrix."""
    entries = {key: value for key, value in pattern.items() if key != "/Matrix"}
    matrix = _numbers(pattern.get(Name.Matrix, _UPRIGHT))
    is_stream = isinstance(pattern, Stream)
    copy: Object = (
        pdf.make_stream(pattern.read_raw_bytes(), entries) if is_stream else Dictionary(entries)
    )
    return pdf.make_indirect(copy), matrix


def _numbers(array: Any) -> tuple[float, ...]:
    return tuple(float(number) for number in array)
