"""What is known of a document's pages when they go: where all stands, and whether all fits.

One of the places, named in `weasy`, that touch WeasyPrint's private parts: ``Page._page_box`` with
its ``page_type``, ``children`` and ``descendants()``; the boxes' ``element``, ``element_tag``,
``text`` and ``link``; ``FootnoteAreaBox`` and the heights of what is in it.
``tests/editions/pdf/test_weasy.py`` holds them to what is expected here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes

from publish.editions.html.letters import OBJECT
from publish.editions.pdf import turning
from publish.editions.pdf.footnotes import Foot, too_large
from publish.editions.pdf.laid import Anchor, LaidPage
from publish.editions.pdf.openings import Openings
from publish.editions.pdf.press import TURNED
from publish.editions.pdf.roles import POINT
from publish.editions.pdf.setting.measuring import Measures
from publish.editions.pdf.setting.numbering import is_fit, slot_of


@dataclass
class Pages:
    """The pages of one document, each of which is taken once, in their order."""

    openings: Openings
    measures: Measures
    slotted: bool
    """Whether the document may have slots."""
    footnotes: Collection[str] = ()
    """The identifiers of those that it has."""
    laid: list[LaidPage] = field(default_factory=list)
    fit: bool = True
    """Whether numbers can be put into all slots."""
    _feet: list[Foot] = field(default_factory=list)
    _crowded: bool = False

    @property
    def of_use(self) -> bool:
        """Whether the document is to be written, as far as its pages are known."""
        return self.fit and not self._crowded

    @property
    def excess(self) -> frozenset[str]:
        """Footnotes that take too much room, or have found none; all pages have to be known."""
        return too_large(self._feet, self.footnotes) if self.footnotes else frozenset()

    def take(self, page: Any) -> None:
        """Note what is on a page. One annotation a link stays: boxes inside a link would each get
        another, over the same words."""
        page.links[:] = [link for link in page.links if link[3].link]
        slots = _slots(page) if self.slotted else []
        self.fit &= all(is_fit(box, self.measures.face(box.style)) for box in slots)
        if self.footnotes:
            feet = list(_feet(page._page_box))
            self._feet += feet
            self._crowded |= bool(too_large(feet, ()))
        self.laid.append(_laid(page, self.openings, slots=bool(slots)))


def _feet(box: Any) -> Iterator[Foot]:
    for area in box.children:
        if isinstance(area, boxes.FootnoteAreaBox):
            notes = tuple(
                (note.element.get("id"), note.margin_height() * POINT) for note in area.children
            )
            yield Foot(notes, area.margin_height() * POINT, box.height * POINT)


def _slots(page: Any) -> list[Any]:
    """The boxes of a page that numbers will be put into."""
    return [box for box in page._page_box.descendants() if hasattr(box, "text") and slot_of(box)]


def _laid(page: Any, openings: Openings, *, slots: bool) -> LaidPage:
    box = page._page_box
    turned = box.page_type.name == TURNED
    places = {
        name: turning.corner([side * POINT for side in at], page.height * POINT, turned=turned)
        for name, at in page.anchors.items()
    }
    anchors = tuple(Anchor(name, round(x, 3), round(y, 3)) for name, (x, y) in places.items())
    # The first child is the page's content; footnotes and margin boxes follow.
    words = (
        (child.element, getattr(child, "text", OBJECT))
        for child in box.children[0].descendants()
        if hasattr(child, "text") or isinstance(child, boxes.ReplacedBox)
        if child.element is not None and "::" not in child.element_tag
    )
    kind = box.page_type
    width, height = round(page.width * POINT, 3), round(page.height * POINT, 3)
    size = (height, width) if turned else (width, height)
    return LaidPage(kind.name or "", kind.blank, *size, anchors, openings.page(words), slots)
