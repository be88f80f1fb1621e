"""What every box is asked many times, answered in fewer steps.

One of the places, in this package, that touch WeasyPrint's private parts: of the boxes
``is_in_normal_flow``, ``establishes_formatting_context``, ``descendants`` and ``page_values``,
``block_level_page_name``, ``block_level_page_break`` and ``collapse_margin`` in ``layout.block``,
and ``transform_point`` of a ``Matrix``. ``tests/editions/pdf/test_asking.py`` holds them to what
is expected here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block
from weasyprint.matrix import Matrix

_FLOWING = ("static", "relative")
_STACKED = (boxes.BlockLevelBox, boxes.TableRowGroupBox, boxes.TableRowBox)
"""Boxes that stand one below the other."""
_patching = threading.Lock()
_is_in_normal_flow = boxes.Box.is_in_normal_flow
_establishes_formatting_context = boxes.Box.establishes_formatting_context
_descendants = boxes.Box.descendants
_block_level_page_break = block.block_level_page_break


@contextmanager
def swift_answers() -> Iterator[None]:
    """Meanwhile boxes answer faster."""
    usual = [getattr(owner, name) for owner, name, _ in _ANSWERS]
    with _patching:
        for owner, name, answer in _ANSWERS:
            setattr(owner, name, answer)
        try:
            yield
        finally:
            for (owner, name, _), answer in zip(_ANSWERS, usual, strict=True):
                setattr(owner, name, answer)


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


def _is_apart(box: Any) -> bool:
    """Whether a box lays out what is in it for itself. Most are blocks that do not."""
    style = box.style
    if (
        isinstance(box, boxes.BlockBox)
        and not box.is_column
        and style["overflow"] == "visible"
        and style["float"] == "none"
        and style["position"] in _FLOWING
        and "flow-root" not in style["display"]
    ):
        return False
    return bool(_establishes_formatting_context(box))


def _page_values(box: Any) -> tuple[Any, Any]:
    """The names of the pages that a box begins and ends with."""
    return _page_value(box, last=False), _page_value(box, last=True)


def _page_name(before: Any, after: Any) -> Any:
    """The name of the page on which a box has to begin after another, if it is another page."""
    name = _page_value(after, last=False)
    return None if _page_value(before, last=True) == name else name


def _page_value(box: Any, *, last: bool) -> Any:
    """One of the two: that of the innermost of its first or last children that has one.

    Those between them are not asked whether they could be it.
    """
    value = box.style["page"]
    while isinstance(box, boxes.ParentBox) and not isinstance(box, boxes.TableBox):
        children = reversed(box.children) if last else box.children
        box = next(filter(_is_counted, children), None)
        if box is None:
            break
        value = box.style["page"] or value
    return value


def _page_break(before: Any, after: Any) -> Any:
    """What is to be between two boxes: hardly ever anything."""
    plain = _is_auto(before, "break_after", -1) and _is_auto(after, "break_before", 0)
    return "auto" if plain else _block_level_page_break(before, after)


def _is_auto(box: Any, name: str, end: int) -> bool:
    """Whether neither a box nor any at its end asks for a break, or for none."""
    while isinstance(box, _STACKED) and _is_counted(box):
        if box.style[name] != "auto":
            return False
        if not box.children:
            break
        box = box.children[end]
    return True


def _is_counted(child: Any) -> bool:
    style = child.style
    if style["float"] == "none" and style["position"] in _FLOWING:
        return True
    return bool(child.is_in_normal_flow() or child.is_floated())


def _collapsed(margins: Iterable[float]) -> float:
    """The highest of margins and the lowest of negative ones together."""
    highest = lowest = 0.0
    for margin in margins:
        if margin > highest:
            highest = margin
        elif margin < lowest:
            lowest = margin
    return highest + lowest


def _transformed(matrix: Any, x: float, y: float) -> list[float]:
    """Where a point comes to be, added up in the order in which WeasyPrint does it."""
    (a, b, _), (c, d, _), (e, f, _) = matrix
    return [0 + x * a + y * c + 1 * e, 0 + x * b + y * d + 1 * f]


_ANSWERS: tuple[tuple[Any, str, Any], ...] = (
    (boxes.Box, "is_in_normal_flow", _is_flowing),
    (boxes.Box, "establishes_formatting_context", _is_apart),
    (boxes.Box, "descendants", _all),
    (boxes.ParentBox, "page_values", _page_values),
    (block, "block_level_page_name", _page_name),
    (block, "block_level_page_break", _page_break),
    (block, "collapse_margin", _collapsed),
    (Matrix, "transform_point", _transformed),
)
