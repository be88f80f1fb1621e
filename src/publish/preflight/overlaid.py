"""What is laid over pages: folios, which differ in their numbers alone.

A form whose strings go as far, glyph by glyph, as those of another one in fonts of the same name
paints what that one paints, as far as `seen.Seen` tells. Of all that are alike one is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pikepdf import Name, Stream

from publish.preflight.bound import Laid
from publish.preflight.fonts import Font
from publish.preflight.geometry import Box
from publish.preflight.seen import Face, Seen
from publish.preflight.state import Resources, ResourcesOf

_DRAWN = re.compile(rb"([^/(]*(?:/Artifact\s*<<[^<>(]*>>\s*BDC[^/(]*)?)(/\S+) Do\b([^/(]*)")
"""One form, and nothing else that has a name."""
_NAMED = re.compile(rb"/(\S+)(?: (?:[-+.\d]+ (Tf)|(gs)))?|\[([^\[\]()]*)\] TJ")
"""A name, of a font, of a graphics state, or of anything else; or strings."""
_CODES = re.compile(rb"<([0-9A-Fa-f]*)>")
_FORM = Name("/Form")
Likeness = tuple[object, ...]


class Overlaid:
    """What is laid over the pages of one file; what is alike is read once."""

    def __init__(self, resources: ResourcesOf) -> None:
        self._resources = resources
        self._seen: dict[Likeness, Seen] = {}
        self._measured: dict[tuple[int, bytes], int] = {}
        self._shapes: dict[int, _Shapes] = {}
        self._numbers: dict[int, int] = {}
        self._kinds: dict[object, int] = {}
        """A number for all that is the same: numbers are compared in no time."""

    def seen(self, laid: Laid, scope: Resources, media: Box, read: Callable[[], Seen]) -> Seen:
        """What is seen of it on a page with these resources; ``read`` reads it."""
        likeness = self._likeness(laid.source, scope, media)
        if likeness is None:
            return read()
        seen = self._seen.get(likeness)
        if seen is None:
            seen = self._seen[likeness] = read()
        return seen

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
        return media, drawn[1], drawn[3], *placed, *self._parts(content, own)

    def _parts(self, content: bytes, resources: Any) -> list[object]:
        """The content, with how far its strings go in the place of what they are, and what is
        behind the names in it."""
        scope = self._resources(resources)
        font, at = None, 0
        parts: list[object] = []
        for found in _NAMED.finditer(content):
            name, of_font, of_setting, strings = found.groups()
            if of_font:
                font = scope.font(f"/{name.decode()}")
                parts.append(font and self._number(font, Face.of(font)))
            elif of_setting:
                setting = scope.setting(f"/{name.decode()}")
                parts.append(self._number(setting, setting))
            elif name:
                parts.append(resources.objgen)
            elif font is not None and font.two_bytes:
                parts += (content[at : found.start()], self._measure(strings, font))
                at = found.end()
        parts.append(content[at:])
        return parts

    def _number(self, one: object, meant: object) -> int:
        """The same for what means the same; ``one`` is there as long as the file's resources."""
        if id(one) not in self._numbers:
            self._numbers[id(one)] = self._kinds.setdefault(meant, len(self._kinds))
        return self._numbers[id(one)]

    def _measure(self, array: bytes, font: Font) -> int:
        key = id(font), array
        if key not in self._measured:
            shapes = self._shapes.setdefault(id(font), _Shapes(font, self._kinds))
            parts = _CODES.split(array)
            digits = parts[1::2]
            codes = font.codes(bytes.fromhex(b"".join(digits).decode()))
            measured = *parts[::2], *map(len, digits), *map(shapes.__getitem__, codes)
            self._measured[key] = self._kinds.setdefault(measured, len(self._kinds))
        return self._measured[key]


class _Shapes(dict[int, int]):
    """Code → a number for how wide it is, and whether it shows a blank, or nothing that the font
    has; ``kinds`` has these numbers for all fonts."""

    def __init__(self, font: Font, kinds: dict[object, int]) -> None:
        super().__init__()
        self._font, self._kinds = font, kinds

    def __missing__(self, code: int) -> int:
        font = self._font
        kind = font.widths.get(code, font.default), code in font.blank, code in font.missing
        self[code] = self._kinds.setdefault(kind, len(self._kinds))
        return self[code]


def _written(form: Any, key: str) -> bytes:
    return bytes(form.get(key).unparse(resolved=True)) if key in form else b""
