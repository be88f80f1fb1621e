"""Pictures that go into a PDF as they are packed in their files, and some that cannot.

What a PNG file holds, a PDF can hold as well, if each sample has eight bits and rows follow one
another (PNG specification, 10.1; ISO 32000-2, 7.4.4.4, predictor 15). WeasyPrint unpacks such a
picture, and packs it again. What is damaged, or anything else, is left to it; but grey samples of
sixteen bits it takes for colours of eight.

One of the places, in this package, that touch WeasyPrint's private parts:
``RasterImage._get_png_data``. ``tests/editions/pdf/test_pictures.py`` holds it to what is expected
here.
"""

from __future__ import annotations

import struct
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from io import BytesIO
from typing import Any

from PIL import Image
from weasyprint.images import RasterImage

from publish.editions.pdf.setting.patching import patched

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_SAMPLES = {0: 1, 2: 3}
"""How many samples a pixel has, by its type of colour: grey, or red, green and blue."""
_HEAD = struct.Struct("!IIBBBBB")
"""Width, height, bits a sample, type of colour, two that are always 0, and whether rows are
interlaced."""
_DEEP_GREY = bytes([16, 0])
"""In a head: sixteen bits a sample, which are grey."""
_patching = threading.Lock()


def pictures_as_packed() -> AbstractContextManager[None]:
    """Meanwhile PNG files are not packed anew."""
    place = (RasterImage, "_get_png_data")
    return patched([place], [staticmethod(_packed_by(RasterImage._get_png_data))], _patching)


def _packed_by(usual: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    def packed(picture: Any) -> bytes:
        file = getattr(picture, "fp", None)
        found = as_packed(file.getvalue()) if isinstance(file, BytesIO) else None
        return usual(picture) if found is None else found

    return packed


def as_packed(png: bytes) -> bytes | None:
    """The rows of a PNG file's picture, packed; None if a PDF cannot have them as they are."""
    try:
        chunks = list(_chunks(png))
    except ValueError:
        return None
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != _HEAD.size:
        return None
    width, height, bits, colour, _, _, interlaced = _HEAD.unpack(chunks[0][1])
    if bits != 8 or interlaced or colour not in _SAMPLES:
        return None
    rows = b"".join(data for kind, data in chunks if kind == b"IDAT")
    return rows if _unpacked(rows) == height * (1 + width * _SAMPLES[colour]) else None


def eight_bits(content: bytes) -> bytes:
    """A picture's file, of one whose samples are grey and have sixteen bits as they are with
    eight."""
    if not content.startswith(_SIGNATURE) or content[24:26] != _DEEP_GREY:
        return content
    try:
        with Image.open(BytesIO(content)) as picture:
            grey = picture.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    except (OSError, ValueError, SyntaxError):  # WeasyPrint will say what is wrong with it
        return content
    narrowed = BytesIO()
    grey.save(narrowed, "PNG")
    return narrowed.getvalue()


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """What a PNG file consists of. Raises ValueError where it is damaged."""
    if not png.startswith(_SIGNATURE):
        raise ValueError("it is no PNG file")
    at = len(_SIGNATURE)
    while at + 12 <= len(png):
        length, kind = struct.unpack_from("!I4s", png, at)
        end = at + 8 + length
        if png[end : end + 4] != struct.pack("!I", zlib.crc32(png[at + 4 : end])):
            raise ValueError("a part of it is not what it was")
        yield kind, png[at + 8 : end]
        at = end + 4


def _unpacked(rows: bytes) -> int:
    """How many bytes are packed in it; 0 if it is damaged, or not at its end."""
    unpacking, size = zlib.decompressobj(), 0
    try:
        while rows and not unpacking.eof:
            size += len(unpacking.decompress(rows, 1 << 20))
            rows = unpacking.unconsumed_tail
    except zlib.error:
        return 0
    return size if unpacking.eof else 0
