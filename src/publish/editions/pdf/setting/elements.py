"""Structure elements that know the HTML element that they are made from.

WeasyPrint makes an element of each line, too, and an object of each reference to a link; as good
as none of them is left in a galley (`tagging`). So elements are made here without, but for those
in lists and tables and of pictures, of which WeasyPrint knows more.

One of the places, in this package, that touch WeasyPrint's private parts: of ``pdf.tags`` the
``_build_box_tree`` and ``_get_pdf_tag``, and what the first asks of boxes.
``tests/editions/pdf/test_elements.py`` holds them to what is expected here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags

from publish.editions.pdf import roles, tagging

_PARTED = ("LI", "Table", "TH", "TD", "Figure")
"""Roles that depend on what is around, or tell more than what is in them."""
_UNTAGGED = ("html", "body")
_SPECIAL = (AbsolutePlaceholder, boxes.PageBox, boxes.MarginBox, boxes.ReplacedBox)
_LISTS = ("ul", "ol")
_patching = threading.Lock()


@contextmanager
def sources_marked() -> Iterator[None]:
    """Structure elements meanwhile know the HTML element that they are made from.

    What is left of a page's boxes goes when it has its elements.
    """
    usual = tags._build_box_tree
    with _patching:
        tags._build_box_tree = _Builder(usual).build
        try:
            yield
        finally:
            tags._build_box_tree = usual


@dataclass(frozen=True)
class _Builder:
    """Makes the elements of boxes, or has WeasyPrint do so in its ``usual`` way.

    ``theirs`` are those of the page that WeasyPrint has made.
    """

    usual: Any
    theirs: list[Any] = field(default_factory=list)

    def build(self, box: Any, parent: Any, pdf: Any, *more: Any) -> Iterable[Any]:
        """Instead of WeasyPrint's ``_build_box_tree``; ``more`` is what it notes for the page."""
        role = None if isinstance(box, _SPECIAL) else _role(box)
        if role is None:
            return self._build_usual(box, parent, pdf, *more)
        return (self._element(box, role, parent, pdf, *more),)

    def _build_usual(self, box: Any, parent: Any, pdf: Any, *more: Any) -> Iterator[Any]:
        for element in self.usual(box, parent, pdf, *more):
            if not roles.is_marked(element):
                _mark(element, box)
                self.theirs.append(element)
            yield element
        if isinstance(box, boxes.PageBox):
            box.children = ()
            tagging.fold(self.theirs, pdf.objects)
            self.theirs.clear()

    def _element(
        self, box: Any, role: str, parent: Any, pdf: Any, page: int, nums: Any, notes: Any, put: Any
    ) -> Any:
        """``nums`` is which element has each piece of content, ``notes`` are links, and ``put``
        says which piece of content each box is."""
        kids = pydyf.Array()
        place = {"Pg": pdf.page_references[page], "P": parent.reference}
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{role}", "K": kids, **place})
        pdf.add_object(element)
        reference = element.reference
        if link := box.link_annotation:
            kids.append(_reference(link, place["Pg"]))
            notes.append((reference, link))
        for child in _children(box):
            if isinstance(child, boxes.TextBox):
                number = put.pop(child)["mcid"]
                kids.append(number)
                nums[number] = reference
            else:
                # What is in a list within a list's item may be put into this one meanwhile.
                before = len(kids)
                made = self.build(child, element, pdf, page, nums, notes, put)
                kids[before:before] = [one.reference for one in made]
        _mark(element, box)
        return element


def _role(box: Any) -> str | None:
    """What WeasyPrint calls a box; None if it has more to say of it."""
    tag = None if box.element is None else box.element_tag
    role = str(tags._get_pdf_tag(tag))
    return None if tag in _UNTAGGED or role in _PARTED or box.widget_annotation else role


def _children(box: Any) -> Iterator[Any]:
    for child in box.children:
        if isinstance(child, boxes.LineBox):
            yield from child.children
        else:
            yield child


def _reference(link: Any, page: bytes) -> Any:
    return pydyf.Dictionary({"Type": "/OBJR", "Obj": link.reference, "Pg": page})


def _mark(element: Any, box: Any) -> None:
    roles.mark(element, box.element, box.element_tag, leader=getattr(box, "is_leader", False))
