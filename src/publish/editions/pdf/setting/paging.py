"""Pages that are finished while the next ones are still to be made.

WeasyPrint makes all pages, then puts boxes into their margins, and then draws them one by one; so
all boxes of a document are there at once, half a megabyte a page. Where nothing on a page can
depend on later ones, each is handed over as soon as it is made.

One of the places, in this package, that touch WeasyPrint's private parts: ``layout_document`` and
``Page`` in ``document``, what the first does with a page after ``make_all_pages``, and the
context's ``target_collector`` and ``footnotes``.
``tests/editions/pdf/test_paging.py`` holds them to what is expected here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import Any

from weasyprint import document, layout
from weasyprint.layout.page import make_all_pages

_HERE = ("static", "relative", "absolute")
"""Where a box may stand without being on another page, too."""
_patching = threading.Lock()


@contextmanager
def pages_in_turn(take: Callable[[Any], None], *, bare: bool) -> Iterator[None]:
    """Meanwhile each page that is ready is handed to ``take``.

    If pages are ``bare``, without anything in their margins, that is before the next one is made,
    wherever it can be.
    """
    usual = document.layout_document, document.Page

    def layout_document(html: Any, root: Any, context: Any) -> Iterator[Any]:
        in_turn = bare and _is_plain(root, context)
        yield from (_in_turn if in_turn else usual[0])(html, root, context)
        # Pictures keep it, and with it all styles and many a box.
        vars(context).clear()

    def page(box: Any) -> Any:
        made = usual[1](box)
        take(made)
        return made

    with _patching:
        document.layout_document, document.Page = layout_document, page
        try:
            yield
        finally:
            document.layout_document, document.Page = usual


def _is_plain(root: Any, context: Any) -> bool:
    """Whether no page shows how many there are, or anything that stands on another page."""
    if context.target_collector.counter_lookup_items:
        return False
    notes = (note.descendants() for note in context.footnotes)
    styles = {id(box.style): box.style for box in chain(root.descendants(), *notes)}
    return all(style["position"] in _HERE for style in styles.values())


def _in_turn(html: Any, root: Any, context: Any) -> Iterator[Any]:
    """Instead of WeasyPrint's ``layout_document``, for what is plain and bare."""
    layout.initialize_page_maker(context, root)
    marked: set[tuple[Any, str]] = set()
    for page in make_all_pages(context, root, html, []):
        for box in page.descendants():
            if box.bookmark_label:
                _mark_once(box, marked)
        body, *areas = page.children
        page.children = (body, *(area for area in areas if area.children))
        layout.layout_backgrounds(page, context.get_image_from_uri)
        yield page


def _mark_once(box: Any, marked: set[tuple[Any, str]]) -> None:
    """Of the boxes of an element, on whatever pages, the first is its bookmark."""
    _, _, pseudo = box.element_tag.partition("::")
    if (box.element, pseudo) in marked:
        box.bookmark_label = ""
    marked.add((box.element, pseudo))
