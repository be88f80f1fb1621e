"""Boxes that have nothing behind them: no background, no shadow, no round corners.

WeasyPrint looks for all that on each box of a page, though hardly any has it. Whether a box has
is a matter of its style, so each style is asked once.

One of the places, in this package, that touch WeasyPrint's private parts: of ``layout.background``
the ``layout_box_backgrounds``, and which attributes that sets.
``tests/editions/pdf/test_bare.py`` holds it to what is expected here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from weasyprint.draw.color import get_color
from weasyprint.formatting_structure import boxes
from weasyprint.layout import background

from publish.editions.pdf.setting.styles import shared

_RADII = tuple(
    f"border_{side}_{end}_radius" for side, end in product(("top", "bottom"), ("left", "right"))
)
_NONE = (0, "px")
_BARE = {**dict.fromkeys(_RADII, (0, 0)), "background": None}
"""What is set on a box that has nothing behind it."""
_patching = threading.Lock()


@contextmanager
def bare_styles() -> Iterator[None]:
    """Meanwhile boxes of a style that has nothing to show behind them are not looked at."""
    usual = background.layout_box_backgrounds
    bare = _Bare(usual)
    with _patching:
        background.layout_box_backgrounds = bare.lay_out
        try:
            yield
        finally:
            background.layout_box_backgrounds = usual


@dataclass(frozen=True)
class _Bare:
    """Which styles are bare, by their addresses; so they are kept."""

    usual: Callable[..., None]
    known: dict[int, tuple[Any, bool]] = field(default_factory=dict)

    def lay_out(self, page: Any, box: Any, get_image: Any, *more: Any, **others: Any) -> None:
        """Instead of WeasyPrint's ``layout_box_backgrounds``."""
        if more or others or box is page or not isinstance(box, boxes.Box):
            self.usual(page, box, get_image, *more, **others)
            return
        style = shared(box.style)
        known = self.known.get(id(style))
        if known is None:
            known = self.known[id(style)] = style, _is_bare(style)
        if not known[1]:
            self.usual(page, box, get_image)
            return
        for child in box.all_children():
            self.lay_out(page, child, get_image)
        box.__dict__.update(_BARE)


def _is_bare(style: Any) -> bool:
    return bool(
        all(_NONE in style[radius] for radius in _RADII)
        and style["border_image_source"][0] == "none"
        and style["mask_border_source"][0] == "none"
        and style["visibility"] != "hidden"
        and all(kind == "none" for kind, _ in style["background_image"])
        and get_color(style, "background_color").alpha == 0
        and not style["box_shadow"]
    )
