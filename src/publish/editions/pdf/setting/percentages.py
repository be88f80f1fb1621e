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

from publish.editions.pdf.setting.styles import shared

_MODULES = (absolute, block, column, floating, grid, inline, page, table)
_SIDES = ("left", "right", "top", "bottom")
_SIZES = tuple(
    f"{bound}{side}" for bound, side in product(("", "min_", "max_"), ("width", "height"))
)
_RELATIVE = (*(f"{part}_{side}" for part, side in product(("margin", "padding"), _SIDES)), *_SIZES)
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)
"""With the former, what is set on a box."""
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


@dataclass(frozen=True)
class _Worked:
    """What has been worked out for a style, which is kept: its address is its name."""

    style: Any
    sizes: Any
    values: dict[str, Any]
    inner: dict[str, Any]
    """The same without borders."""
    collapses: bool

    @classmethod
    def of(cls, box: Any) -> _Worked | None:
        """None if something is relative."""
        style = box.style
        if not all(map(_is_absolute, map(style.__getitem__, _RELATIVE))):
            return None
        collapses = style["border_collapse"] == "collapse"
        if collapses and style["box_sizing"] != "content-box":
            return None
        inner = {name: getattr(box, name) for name in _RELATIVE}
        values = inner | {name: style[name] for name in _BORDERS}
        return cls(style, _sizes(style), values, inner, collapses)

    def put_on(self, box: Any) -> bool:
        """Whether they hold for a box, and are set on it.

        Where borders collapse, those of cells have been worked out before.
        """
        # Sizes of copies of styles are changed after the fact, for items of flexible boxes.
        if self.sizes != _sizes(box.style):
            return False
        has = [side in box.__dict__ for side in _BORDERS] if self.collapses else ()
        if any(has) and not all(has):
            return False
        box.__dict__.update(self.inner if any(has) else self.values)
        return True


@dataclass
class _Settled:
    """What has been worked out for styles, by the address of each; None where something is
    relative."""

    usual: Callable[[Any, Any], None]
    known: dict[int, _Worked | None] = field(default_factory=dict)

    def resolve(self, box: Any, containing_block: Any) -> None:
        """Set a box's measures."""
        name = id(shared(box.style))
        worked = self.known.get(name)
        if worked is not None and worked.put_on(box):
            return
        self.usual(box, containing_block)
        if worked is not None or name not in self.known:
            self.known[name] = _Worked.of(box)


def _is_absolute(value: Any) -> bool:
    """Whether a length is given in pixels, or left to the layout."""
    return value == "auto" or getattr(value, "unit", None) == "px"
