"""Lines of plain text, drawn without a look for what they do not have.

WeasyPrint copies each box of a page to draw it, since some come to stand above others, and looks
on each for borders and outlines. As good as no line has any of that. Whether a box may have is a
matter of its style, so each style is asked once.

One of the places, in this package, that touch WeasyPrint's private parts: of ``stacking`` the
``_dispatch``, and of ``draw`` the ``draw_inline_level``, ``draw_border`` and ``draw_outline``.
``tests/editions/pdf/test_plain.py`` holds them to what is expected here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from weasyprint import draw, stacking
from weasyprint.formatting_structure import boxes

from publish.editions.pdf.setting.patching import Place, patched
from publish.editions.pdf.setting.styles import shared

_SIDES = ("top", "right", "bottom", "left")
_INLINE = (boxes.LineBox, boxes.InlineBox)
_PATCHES: tuple[Place, ...] = (
    (stacking, "_dispatch"),
    (draw, "draw_inline_level"),
    (draw, "draw_border"),
    (draw, "draw_outline"),
)
_patching = threading.Lock()


@contextmanager
def plain_lines() -> Iterator[None]:
    """Meanwhile lines of plain text are drawn with little ado, and boxes without borders."""
    usual = [getattr(owner, name) for owner, name in _PATCHES]
    plain = _Plain(*usual)
    swift = (plain.dispatch, plain.draw_inline_level, plain.draw_border, plain.draw_outline)
    with patched(_PATCHES, swift, _patching):
        yield


@dataclass(frozen=True)
class _Traits:
    """What is known of a style, which is kept."""

    style: Any
    flat: bool
    """Its boxes stand where the text has them, and nothing stands above anything else."""
    bare: bool
    """Boxes in lines have no border, whatever their place."""
    outlined: bool
    ruled: bool
    """Boxes may show more at their borders than the borders of their sides."""


@dataclass
class _Plain:
    """WeasyPrint's own way, and what is known of the styles of a document, by their addresses."""

    usual_dispatch: Any
    usual_inline: Any
    usual_border: Any
    usual_outline: Any
    known: dict[int, _Traits] = field(default_factory=dict)
    outlined: bool = False
    """Whether any of them has an outline."""

    def of(self, box: Any) -> _Traits:
        style = shared(box.style)
        traits = self.known.get(id(style))
        if traits is None:
            traits = self.known[id(style)] = _traits(style)
            self.outlined = self.outlined or traits.outlined
        return traits

    def dispatch(self, box: Any, *more: Any) -> Any:
        """Instead of WeasyPrint's: a line in which all is flat need not be taken apart."""
        flat = self._is_flat(box)
        return box if flat and type(box) is boxes.LineBox else self.usual_dispatch(box, *more)

    def _is_flat(self, box: Any) -> bool:
        if not isinstance(box, boxes.Box) or not self.of(box).flat:
            return False
        if isinstance(box, boxes.TextBox):
            return True
        return type(box) in _INLINE and all(map(self._is_flat, box.children))

    def draw_inline_level(
        self, stream: Any, page: Any, box: Any, x: float = 0, flow: str = "clip", end: Any = "none"
    ) -> None:
        """Instead of WeasyPrint's, for lines and boxes in them that show nothing but text."""
        if type(box) not in _INLINE or box.background is not None or not self.of(box).bare:
            self.usual_inline(stream, page, box, x, flow, end)
            return
        if type(box) is boxes.LineBox:
            flow, end = box.text_overflow, box.block_ellipsis
        last = len(box.children) - 1
        for number, child in enumerate(box.children):
            ellipsis = end if number == last else "none"
            if not isinstance(child, boxes.Box):
                self.draw_inline_level(stream, page, child, x, flow, ellipsis)
                continue
            child_x = x + child.position_x - box.position_x
            if isinstance(child, boxes.TextBox):
                with stream.marked(child, "Span"):
                    draw.draw_text(stream, child, child_x, flow, ellipsis)
            else:
                self.draw_inline_level(stream, page, child, child_x, flow, ellipsis)

    def draw_border(self, stream: Any, box: Any) -> None:
        """Instead of WeasyPrint's, for boxes that have none."""
        widths = (
            box.border_top_width,
            box.border_right_width,
            box.border_bottom_width,
            box.border_left_width,
        )
        if any(widths) or self.of(box).ruled:
            self.usual_border(stream, box)

    def draw_outline(self, stream: Any, box: Any) -> None:
        """Instead of WeasyPrint's, where there is none: all boxes below have been dispatched."""
        if self.of(box).outlined or self.outlined:
            self.usual_outline(stream, box)


def _traits(style: Any) -> _Traits:
    flat = (
        style["position"] == "static"
        and style["float"] == "none"
        and style["z_index"] == "auto"
        and style["opacity"] == 1
        and not style["transform"]
        and style["overflow"] == "visible"
    )
    masked = style["mask_border_source"][0] != "none"
    framed = style["border_image_source"][0] != "none"
    columns = style["column_width"] != "auto" or style["column_count"] != "auto"
    bordered = any(style[f"border_{side}_width"] for side in _SIDES)
    outlined = bool(style["outline_width"])
    return _Traits(style, flat, not (masked or framed or bordered), outlined, framed or columns)
