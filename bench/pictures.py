"""Small pictures: bars as a drawing, bars as pixels."""

from __future__ import annotations

import zlib
from struct import pack

from bench.chooser import Chooser

_BARS = 16


def drawing(choose: Chooser) -> str:
    """An SVG, 640 by 400."""
    bars = "".join(
        f'<rect x="{40 * bar + 4}" y="{400 - height}" width="32" height="{height}"/>'
        for bar, height in enumerate(_heights(choose))
    )
    size = 'viewBox="0 0 640 400" width="640" height="400"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} fill="#444">{bars}</svg>\n'


def photograph(choose: Chooser) -> bytes:
    """A grey PNG, 1280 by 800 pixels (PNG, second edition, clause 5)."""
    heights = _heights(choose)
    lines = []
    for y in range(400):
        line = b"".join((b"\x55" if 400 - y < height else b"\xee") * 80 for height in heights)
        lines += [b"\0" + line] * 2
    header = pack(">2I5B", 1280, 800, 8, 0, 0, 0, 0)
    parts = (b"IHDR", header), (b"IDAT", zlib.compress(b"".join(lines), 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in parts)


def _heights(choose: Chooser) -> list[int]:
    return [choose.between(20, 390) for _ in range(_BARS)]


def _chunk(kind: bytes, content: bytes) -> bytes:
    return pack(">I", len(content)) + kind + content + pack(">I", zlib.crc32(kind + content))
