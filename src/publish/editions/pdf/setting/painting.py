"""Pages that are painted when they are made, and written later.

What a page shows is known before it is known which number any object of the file has, and to what
its links lead. So its content is painted at once, and taken from here when the document is
written; of its boxes is kept what its tags are made from.

One of the places, in this package, that touch WeasyPrint's private parts: of ``pdf`` the
``Stream``, with the fonts, pictures, resources and tags that it notes, and how ``generate_pdf``
makes one for a page; a ``Page``'s ``_page_box``; and pydyf's ``_to_bytes``.
``tests/editions/pdf/test_painting.py`` holds them to what is expected here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint.pdf.stream import Stream

from publish.editions.pdf.roles import POINT
from publish.editions.pdf.setting.remains import Remains

_KINDS = ("ExtGState", "XObject", "Pattern", "Shading")
_SPACE = "ColorSpace"


class _Space(pydyf.Object):  # type: ignore[misc]
    """The colour spaces' reference in resources that are made before it is known."""

    known: bytes = b""

    @property
    def data(self) -> bytes:
        return self.known


@dataclass
class Painter:
    """Paints the pages of one document.

    ``messages`` is what is logged; what is said while a page is painted is said when it is
    written, as WeasyPrint would.
    """

    messages: list[str]
    tagged: bool
    _fonts: dict[Any, Any] = field(default_factory=dict)
    _images: dict[str, Any] = field(default_factory=dict)
    _space: _Space = field(default_factory=_Space)
    _remains: Remains = field(default_factory=Remains)

    def __post_init__(self) -> None:
        kinds = {kind: pydyf.Dictionary() for kind in _KINDS}
        self._resources = pydyf.Dictionary({**kinds, _SPACE: self._space})

    def paint(self, page: Any) -> None:
        """Paint a page now; it is written with what was painted, and its boxes go.

        Raises what drawing raises.
        """
        tags: dict[Any, Any] | None = {} if self.tagged else None
        stream = self._stream(page, tags)
        begun, before = len(self.messages), len(stream.stream)
        page.paint(stream, POINT)
        said, painted = self.messages[begun:], stream.stream[before:]
        shown = [b"\n".join(map(pydyf._to_bytes, painted))] if painted else []
        del self.messages[begun:]
        left = self._remains.leave(page, tags)

        def paint(stream: Any, scale: float) -> None:
            self.messages += said
            self._hand_over(stream)
            stream.stream += shown
            stream._tags = left

        page.paint = paint

    def _stream(self, page: Any, tags: Any) -> Any:
        """As WeasyPrint makes it, to the last digit."""
        bleed = page.bleed
        width = POINT * (page.width + bleed["left"] + bleed["right"])
        height = POINT * (page.height + bleed["top"] + bleed["bottom"])
        left, top = -POINT * bleed["left"], -POINT * bleed["top"]
        right, bottom = left + width, top + height
        place = (left / POINT, top / POINT, (right - left) / POINT, (bottom - top) / POINT)
        noted = self._resources, self._images, tags
        stream = Stream(self._fonts, place, *noted, {}, None, compress=True)
        stream.transform(d=-1, f=page.height * POINT)
        return stream

    def _hand_over(self, stream: Any) -> None:
        """Give what all pages use to the document that a stream is of."""
        if not self._space.known:
            self._space.known = stream._resources[_SPACE]
            stream._fonts.update(self._fonts)
            stream._images.update(self._images)
            for kind in _KINDS:
                stream._resources[kind].update(self._resources[kind])
