"""Margins, borders, padding and sizes are worked out once for a style in which none is relative.

WeasyPrint works them out for every box, line by line, although hardly any depends on the room
that there is.

One of the places, in this package, that touch WeasyPrint's private parts:
``resolve_percentages`` in the modules of ``layout``, and which attributes that sets.
``tests/editions/pdf/test_percentages.py`` holds it to what is expected here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from operator import itemgetter
from typing import Any

from weasyprint.layout import absolute, block, column, grid, inline, page, percent, table
from weasyprint.layout import float as floating

_MODULES = (absolute, block, column, floating, grid, inline, page, table)
_SIDES = ("left", "right", "top", "bottom")
_SIZES = tuple(
    f"{bound}{side}" for bound, side in product(("", "min_", "max_"), ("width", "height"))
)
_RELATIVE = (*(f"{part}_{side}" for part, side in product(("margin", "padding"), _SIDES)), *_SIZES)
_SET = (*_RELATIVE, *(f"border_{side}_width" for side in _SIDES))
"""What is set on a box."""
_sizes = itemgetter(*_SIZES)
_patching = threading.Lock()


@contextmanager
def settled_percentages() -> Iterator[None]:
    """Meanwhile boxes of one style, in which nothing is relative, are worked out once."""
    usual = percent.resolve_percentages
    settled = _Settled(usual)
    with _patching:
        _put(settled.resolve)
        try:
            yield
        finally:
            _put(usual)


def _put(function: Callable[[Any, Any], None]) -> None:
    for module in _MODULES:
        module.resolve_percentages = function


@dataclass
class _Settled:
    """What has been worked out for styles, which are kept: their addresses are their names."""

    usual: Callable[[Any, Any], None]
    known: dict[int, tuple[Any, Any, dict[str, Any] | None]] = field(default_factory=dict)

    def resolve(self, box: Any, containing_block: Any) -> None:
        """Set a box's measures."""
        style = box.style
        _, sizes, values = self.known.get(id(style), (None, None, None))
        # Sizes of copies of styles are changed after the fact, for items of flexible boxes.
        if values is not None and sizes == _sizes(style):
            box.__dict__.update(values)
            return
        self.usual(box, containing_block)
        if id(style) not in self.known or sizes is not None:
            values = {name: getattr(box, name) for name in _SET} if _is_settled(style) else None
            self.known[id(style)] = style, values and _sizes(style), values


def _is_settled(style: Any) -> bool:
    """Whether all is given in pixels, or left to the layout."""
    if style["border_collapse"] == "collapse":
        return False
    return all(
        value == "auto" or getattr(value, "unit", None) == "px"
        for value in map(style.__getitem__, _RELATIVE)
    )
