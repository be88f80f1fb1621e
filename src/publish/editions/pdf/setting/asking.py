"""What every box is asked many times, answered in fewer steps.

One of the places, in this package, that touch WeasyPrint's private parts: of the boxes
``is_in_normal_flow``, ``descendants`` and ``page_values``.
``tests/editions/pdf/test_asking.py`` holds them to what is expected here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure import boxes

_FLOWING = ("static", "relative")
_patching = threading.Lock()
_is_in_normal_flow = boxes.Box.is_in_normal_flow
_descendants = boxes.Box.descendants


@contextmanager
def swift_answers() -> Iterator[None]:
    """Meanwhile boxes answer faster."""
    usual = boxes.ParentBox.page_values
    with _patching:
        boxes.Box.is_in_normal_flow, boxes.Box.descendants = _is_flowing, _all
        boxes.ParentBox.page_values = _page_values
        try:
            yield
        finally:
            boxes.Box.is_in_normal_flow, boxes.Box.descendants = _is_in_normal_flow, _descendants
            boxes.ParentBox.page_values = usual


def _is_flowing(box: Any) -> bool:
    """What hardly any box is not needs to be asked of two properties only."""
    style = box.style
    if style["float"] == "none" and style["position"] in _FLOWING:
        return True
    return bool(_is_in_normal_flow(box))


def _all(box: Any, placeholders: bool = False) -> Iterator[Any]:
    """A box and all that is in it, found before the first of them is looked at."""
    if placeholders:
        return _descendants(box, placeholders)  # type: ignore[no-any-return]
    found: list[Any] = []
    _gather(box, found)
    return iter(found)


def _gather(box: Any, found: list[Any]) -> None:
    found.append(box)
    for child in box.children:
        if isinstance(child, boxes.Box) and child.children:
            _gather(child, found)
        else:
            found.append(child)


def _page_values(box: Any) -> tuple[Any, Any]:
    """The names of the pages that a box begins and ends with: its first and last child's, or its
    own. Those between them are not asked whether they could be it."""
    start = end = box.style["page"]
    first = next(filter(_is_counted, box.children), None)
    if first is None:
        return start, end
    last = next(filter(_is_counted, reversed(box.children)))
    if first is last:
        begins, ends = first.page_values()
    else:
        begins, ends = first.page_values()[0], last.page_values()[1]
    return begins or start, ends or end


def _is_counted(child: Any) -> bool:
    return bool(child.is_in_normal_flow() or child.is_floated())
