"""Embedded fonts: without the hour at which they were cut, and each face once in the book."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from publish.editions.pdf.gathering import Face
from publish.editions.pdf.uniting import Subset, unite

_TABLES = 12
"""Where a font's list of tables begins."""
_TABLE = struct.Struct(">4sII4x")
"""A table's name, its sum, and where it begins."""
_DIRECT = (0, 0)
"""The number of an object that stands in another one."""


def undated(font: bytes) -> bytes:
    """A TrueType font that says it was last modified when it was created.

    Instances of variable fonts otherwise carry the time of the build. It is changed where it
    stands, and with it both sums over it (OpenType 1.9: head, Calculating Checksums): to write the
    font anew takes longer than to cut it down.
    """
    changed = bytearray(font)
    (tables,) = struct.unpack_from(">H", font, 4)
    for entry in range(_TABLES, _TABLES + tables * _TABLE.size, _TABLE.size):
        tag, checksum, head = _TABLE.unpack_from(font, entry)
        if tag == b"head":
            created, modified = (font[head + at : head + at + 8] for at in (20, 28))
            more = sum(struct.unpack(">2I", created)) - sum(struct.unpack(">2I", modified))
            (adjustment,) = struct.unpack_from(">I", font, head + 8)
            changed[head + 28 : head + 36] = created
            struct.pack_into(">I", changed, entry + 4, (checksum + more) % 2**32)
            struct.pack_into(">I", changed, head + 8, (adjustment - 2 * more) % 2**32)
    return bytes(changed)


def faces(pdf: Pdf) -> tuple[tuple[Face, ...], Mapping[int, int]]:
    """The TrueType fonts of a file, and which of them each of its font files is, by number."""
    fonts: dict[tuple[int, str], list[Object]] = {}
    for font in _used(pdf):
        descriptor = font.FontDescriptor
        key = descriptor.FontFile2.objgen[0], str(descriptor.FontName)
        fonts.setdefault(key, []).append(font)
    found = []
    for (_, name), same in fonts.items():
        content = same[0].FontDescriptor.FontFile2.read_bytes()
        used = sorted({number for font in same for number in _numbers(font.W)})
        found.append(Face(name, content, tuple(used)))
    return tuple(found), {number: at for at, (number, _) in enumerate(fonts)}


def united(faces: Iterable[Face]) -> Mapping[str, bytes]:
    """All subsets of each face as one font, by its name; WeasyPrint names them alike."""
    known: dict[str, dict[bytes, frozenset[int]]] = {}
    for face in faces:
        used = known.setdefault(face.name, {})
        used[face.content] = used.get(face.content, frozenset()).union(face.used)
    return {name: _united(used) for name, used in known.items()}


def _united(used: Mapping[bytes, frozenset[int]]) -> bytes:
    subsets = [Subset(content, numbers) for content, numbers in used.items()]
    return unite(subsets) if len(subsets) > 1 else subsets[0].content


def _used(pdf: Pdf) -> Iterator[Object]:
    """The TrueType fonts of pages, and of what they draw, once each."""
    known: set[tuple[int, int]] = set()
    waiting: list[Any] = [page.obj for page in pdf.pages]
    while waiting:
        resources = waiting.pop().get(Name.Resources)
        if not isinstance(resources, Dictionary) or resources.objgen in known:
            continue
        known |= {resources.objgen} - {_DIRECT}
        for kind in (Name.XObject, Name.Pattern):
            for drawn in _values(resources, kind):
                if isinstance(drawn, Stream) and drawn.objgen not in known:
                    known.add(drawn.objgen)
                    waiting.append(drawn)
        for font in _values(resources, Name.Font):
            for below in font.get(Name.DescendantFonts, ()):
                if below.get(Name.Subtype) == Name.CIDFontType2 and below.objgen not in known:
                    known.add(below.objgen)
                    yield below


def _values(resources: Dictionary, kind: Name) -> Iterable[Any]:
    return resources.get(kind, Dictionary()).as_dict().values()


def _numbers(widths: Iterable[Object]) -> Iterator[int]:
    """The glyphs for which an array of widths has one (ISO 32000-2, 9.7.4.3)."""
    first = 0
    for item in widths:
        if isinstance(item, Array):
            yield from range(first, first + len(item))
        else:
            first = int(item)
