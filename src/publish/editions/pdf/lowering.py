"""Moving figures down while pages are made.

WeasyPrint knows no floats that go to the next page. So where a page ended before a figure for
which it had no room, the figure goes below the text after it, and that page is made again: the
text fills it, and the figure follows where the page breaks.

One of the places, named in `weasy`, that touch WeasyPrint's private parts: ``layout.page``'s
``make_page``, with what that changes in its context, and the order of a box's children.
``tests/editions/pdf/test_floats.py`` holds them to what is expected here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy, deepcopy
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import page as pages

from publish.editions.pdf.floats import FLOATS, LOWERED, Flow, flow

LARGEST = 1 / 5
"""Of the height of a page's text: no figure leaves more than that empty above it."""
_CHANGED = ("footnotes", "reported_footnotes", "broken_out_of_flow", "page_footnotes")
"""What making a page takes from the layout's context, or adds."""
_patching = threading.Lock()


@contextmanager
def floating() -> Iterator[None]:
    """Meanwhile marked figures move where they would leave much of a page empty."""
    original = pages.make_page

    def make_page(context: Any, root: Any, kind: Any, skip: Any, number: int, state: Any) -> Any:
        before = {name: copy(getattr(context, name, None)) for name in _CHANGED}
        state_before = deepcopy(state)

        def again() -> Any:
            for name, value in before.items():
                setattr(context, name, copy(value))
            _restore(state, state_before)
            return original(context, root, kind, skip, number, state)

        made = original(context, root, kind, skip, number, state)
        if kind.blank:
            return made
        waiting = _waiting(root, made[1])
        if waiting is None or _empty(made[0]) <= LARGEST:
            return made
        return waiting.lowered(made, again)

    with _patching:
        pages.make_page = make_page
        try:
            yield
        finally:
            pages.make_page = original


def _restore(state: tuple[Any, ...], before: tuple[Any, ...]) -> None:
    """A page's counters and groups are changed in place, and the next page goes on with them."""
    for now, then in zip(state, deepcopy(before), strict=True):
        now.clear()
        now.update(then) if isinstance(now, dict) else now.extend(then)


@dataclass
class _Waiting:
    """A figure before which a page ended, by its number among its parent's children."""

    parent: Any
    number: int

    def lowered(self, made: Any, again: Any) -> Any:
        """The page with the text that follows the figure, or as it was ``made`` if there is none.

        What has a page of its own comes after whole blocks only: no page is begun for their rest.
        """
        last = self._last()
        if last == self.number:
            return made
        turned = flow(self._element(self.number)) is Flow.TURNED
        self._move(last)
        made = again()
        end = _place_in(self.parent, made[1])
        if end is None or end[0] > self.number:
            return made
        place, partly = end
        self._move(place + 1 if partly and not turned else place)
        return again() if turned else made

    def _last(self) -> int:
        """The number of the last block of text after the figure."""
        number, children = self.number, self.parent.children
        while number + 1 < len(children) and flow(self._element(number + 1)) is Flow.TEXT:
            number += 1
        return number

    def _element(self, number: int) -> Any:
        return self.parent.children[number].element

    def _move(self, number: int) -> None:
        """Move the figure to be the child with that number."""
        children = list(self.parent.children)
        figure = children.pop(self.number)
        children.insert(number, figure)
        figure.element.set(LOWERED, "")
        self.parent.children, self.number = children, number


def _waiting(root: Any, end: Any) -> _Waiting | None:
    """The figure before which a page ended, if it may move."""
    box = root
    while end:
        ((number, end),) = end.items()
        child = box.children[number]
        if not end and child.element is not None and child.element.get(FLOATS) is not None:
            return _Waiting(box, number)
        box = child
        if not getattr(box, "children", ()):
            break
    return None


def _place_in(parent: Any, end: Any) -> tuple[int, bool] | None:
    """At which of a box's children a page ended, and whether within it; None if after all.

    The box is a piece, within the body.
    """
    for _ in range(2):
        if not end:
            return None
        ((_, end),) = end.items()
    if not end:
        return None
    ((number, rest),) = end.items()
    return number, rest is not None


def _empty(page: Any) -> float:
    """How much of a page's text area is empty at its foot, as a share of it."""
    feet = (box for box in page.children if isinstance(box, boxes.FootnoteAreaBox))
    room = page.height - sum(area.margin_height() for area in feet if area.children)
    box = page.children[0]
    for _ in range(3):
        inside = [one for one in getattr(box, "children", ()) if one.is_in_normal_flow()]
        if not inside:
            return 0.0
        box = inside[-1]
    bottom = box.position_y + box.margin_top + box.border_height() - page.content_box_y()
    return float((room - bottom) / room)
