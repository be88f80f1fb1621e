"""What is laid over pages: folios, which differ in their numbers alone.

A form whose strings go as far, glyph by glyph, as those of another one in the same fonts paints
what that one paints, as far as `seen.Seen` tells. Of all that are alike one is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pikepdf import Name, Stream

from publish.preflight.bound import Laid
from publish.preflight.fonts import Font
from publish.preflight.geometry import Box
from publish.preflight.seen import Seen
from publish.preflight.state import Resources, ResourcesOf

_DRAWN = re.compile(rb"([^/(]*(?:/Artifact\s*<<[^<>(]*>>\s*BDC[^/(]*)?)(/\S+) Do\b([^/(]*)")
"""One form, and nothing else that has a name."""
_SHOWN = re.compile(rb"(/\S+) [-+.\d]+ Tf|(\[[^\[\]()]*\] TJ)")
_CODES = re.compile(rb"<([0-9A-Fa-f]*)>")
_FORM = Name("/Form")
Likeness = tuple[object, ...]


class Overlaid:
    """What is laid over the pages of one file; what is alike is read once."""

    def __init__(self, resources: ResourcesOf) -> None:
        self._resources = resources
        self._seen: dict[Likeness, Seen] = {}
        self._measured: dict[tuple[int, bytes], int] = {}
        self._alike: dict[tuple[object, ...], int] = {}
        """What was measured, and a number for it, which is compared in less time."""

    def seen(self, laid: Laid, scope: Resources, media: Box, read: Callable[[], Seen]) -> Seen:
        """What is seen of it on a page with these resources; ``read`` reads it."""
        likeness = self._likeness(laid.source, scope, media)
        if likeness is None:
            return read()
        if likeness not in self._seen:
            self._seen[likeness] = read()
        return self._seen[likeness]

    def _likeness(self, source: bytes, scope: Resources, media: Box) -> Likeness | None:
        """Equal for what paints the same; None for what is like nothing else."""
        drawn = _DRAWN.fullmatch(source)
        form = scope.named("/XObject", drawn[2].decode()) if drawn else None
        if drawn is None or not isinstance(form, Stream) or form.get("/Subtype") != _FORM:
            return None
        own = form.get("/Resources")
        content = form.read_bytes()
        if own is None or own.objgen == (0, 0) or b"(" in content:
            return None
        placed = tuple(_written(form, key) for key in ("/BBox", "/Matrix"))
        return media, drawn[1], drawn[3], own.objgen, *placed, *self._parts(content, own)

    def _parts(self, content: bytes, resources: Any) -> list[object]:
        """The content, with how far its strings go in the place of what they are."""
        scope = self._resources(resources)
        font, at = None, 0
        parts: list[object] = []
        for found in _SHOWN.finditer(content):
            if found[1]:
                font = scope.font(found[1].decode())
            elif font is not None and font.two_bytes:
                parts += (content[at : found.start()], self._measure(found[2], font))
                at = found.end()
        parts.append(content[at:])
        return parts

    def _measure(self, array: bytes, font: Font) -> int:
        key = id(font), array
        if key not in self._measured:
            parts = _CODES.split(array)
            glyphs = (_glyphs(bytes.fromhex(one.decode()), font) for one in parts[1::2])
            measured = *parts[::2], *glyphs
            self._measured[key] = self._alike.setdefault(measured, len(self._alike))
        return self._measured[key]


def _glyphs(shown: bytes, font: Font) -> tuple[object, ...]:
    """Of each code how wide it is, and whether it shows a blank, or nothing that the font has."""
    return tuple(
        (font.widths.get(code, font.default), code in font.blank, code in font.missing)
        for code in font.codes(shown)
    )


def _written(form: Any, key: str) -> bytes:
    return bytes(form.get(key).unparse(resolved=True)) if key in form else b""
