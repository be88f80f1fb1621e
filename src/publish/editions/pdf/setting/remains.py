"""What is left of a page's boxes when it has been painted.

WeasyPrint makes the tags of all pages when all have been drawn, from their boxes. It asks little
of them: from which element each is, and what is in it. Boxes that say just this need a tenth of
the room. They are others: some boxes of a page are those from which later pages are made.

One of the places, in this package, that touch WeasyPrint's private parts: what
``pdf.tags._build_box_tree`` asks of boxes, and ``pdf.stream`` puts down of their places in the
content; a ``Page``'s ``links``, ``forms`` and ``_page_box``, and ``AbsolutePlaceholder``.
``tests/editions/pdf/test_painting.py`` holds them to what is expected here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

_KEPT = (
    "element",
    "element_tag",
    "page_type",
    "colspan",
    "rowspan",
    "is_leader",
    "is_table_wrapper",
)
_WHOLE = ("img", "{http://www.w3.org/2000/svg}svg", "li", "dt", "dd")
"""Elements of which tags tell the place, or ask the style."""


@dataclass
class Remains:
    """What is left of the pages of one document."""

    _places: dict[tuple[str, int], dict[str, Any]] = field(default_factory=dict)
    """Places in a page's content, which are the same on all pages."""
    _texts: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What boxes of text say, by the name of their element."""

    def leave(self, page: Any, tags: dict[Any, Any] | None) -> dict[Any, Any] | None:
        """Put light boxes in the place of a page's own; return what was noted of them as tags.

        Without tags they are empty.
        """
        if any(page.forms.values()):
            return tags  # these are drawn when the document is written
        if tags is None:
            page._page_box = self._light(page._page_box)
            page.links[:] = [(*link, self._light(box)) for *link, box in page.links]
            return None
        twins: dict[int, Any] = {}
        page._page_box = self._twin(page._page_box, twins)
        page.links[:] = [(*link, twins.get(id(box), box)) for *link, box in page.links]
        return {twins.get(id(box), box): self._shared(place) for box, place in tags.items()}

    def _shared(self, place: dict[str, Any]) -> dict[str, Any]:
        return self._places.setdefault((place["tag"], place["mcid"]), place)

    def _twin(self, box: Any, twins: dict[int, Any]) -> Any:
        """A light box with all that is in it; ``twins`` has it by the other's address."""
        twin = twins[id(box)] = self._light(box)
        if isinstance(twin, boxes.ParentBox):
            twin.children = [self._twin(child, twins) for child in box.children]
        return twin

    def _light(self, box: Any) -> Any:
        """A box without children, of which only that is known which is asked for tags."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.ReplacedBox):
            return box
        light, whole = object.__new__(type(box)), box.__dict__
        tag = whole["element_tag"]
        if isinstance(box, boxes.TextBox):
            light.__dict__ = self._texts.setdefault(tag, {"element_tag": tag, "children": ()})
        else:
            names = whole if tag in _WHOLE else _KEPT
            light.__dict__ = {name: whole[name] for name in names if name in whole}
            light.children = []
        return light
