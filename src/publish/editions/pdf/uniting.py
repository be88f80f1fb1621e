"""One TrueType font out of several subsets of it, put together table by table.

Outlines and widths are copied as they stand: decoding all glyphs of twenty subsets, nearly all
of them empty, costs ten times as much (OpenType 1.9: glyf, loca, hmtx, hhea, head, maxp).
"""

from __future__ import annotations

import io
import struct
import sys
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.ttLib.sfnt import SFNTReader, SFNTWriter
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.ttLib.tables.ttProgram import Program

_USELESS = ("GDEF", "STAT", "cmap")
"""Tables of no use to a reader that goes by glyph numbers."""
_LONG = 0x20000
"""Bytes of outlines from which on their places do not fit into sixteen bits."""
_MAXP = ">IH13H"


@dataclass(frozen=True)
class Subset:
    """A TrueType font cut down to some glyphs, and the numbers under which text calls them."""

    content: bytes
    used: frozenset[int]


class _Face:
    """The tables of a subset."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        reader = SFNTReader(io.BytesIO(content))
        self.tables: dict[str, bytes] = {tag: reader[tag] for tag in reader.keys()}  # noqa: SIM118

    @property
    def count(self) -> int:
        """How many glyphs it has."""
        return int(struct.unpack_from(">H", self.tables["maxp"], 4)[0])

    @cached_property
    def places(self) -> Sequence[int]:
        """Where in the table of outlines each glyph begins, and after the last one the end."""
        long = self.tables["head"][50:52] != b"\0\0"
        found = _numbers("I" if long else "H", self.tables["loca"])
        return found if long else [2 * place for place in found]

    def outline(self, number: int) -> bytes:
        """A glyph with its own outlines, whatever parts it was put together from."""
        data = self.tables["glyf"][self.places[number] : self.places[number + 1]]
        return self._drawn(number) if data[:1] >= b"\x80" else data  # -1 contours: parts

    def metrics(self, number: int) -> bytes:
        """How wide a glyph is, and how far its outline is from its left edge."""
        (full,) = struct.unpack_from(">H", self.tables["hhea"], 34)
        table = self.tables["hmtx"]
        if number < full:
            return table[4 * number : 4 * number + 4]
        left = 4 * full + 2 * (number - full)
        return table[4 * full - 4 : 4 * full - 2] + table[left : left + 2]

    def _drawn(self, number: int) -> bytes:
        table = self._font["glyf"]
        outlines, glyph = Glyph(), table[self._font.getGlyphName(number)]
        points, outlines.endPtsOfContours, outlines.flags = glyph.getCoordinates(table)
        outlines.coordinates = points
        outlines.numberOfContours = len(outlines.endPtsOfContours)
        outlines.program = Program()
        outlines.program.fromBytecode(b"")
        outlines.recalcBounds(table)
        return bytes(outlines.compile(table))

    @cached_property
    def _font(self) -> TTFont:
        return TTFont(io.BytesIO(self._content), lazy=True, recalcTimestamp=False)


def unite(subsets: Sequence[Subset]) -> bytes:
    """One TrueType font with the used glyphs of all, which are subsets of one font.

    What text uses keeps its number in every subset. The parts of composite glyphs do not: they
    get whatever number is free, so they are drawn into the glyphs that they are parts of.
    """
    faces = [_Face(subset.content) for subset in subsets]
    whole = max(faces, key=lambda face: face.count)
    holders: dict[int, _Face] = {}
    for face, subset in zip(faces, subsets, strict=True):
        for number in {0, *subset.used}:
            if number < face.count:  # characters that the font lacks are numbered past its end
                holders.setdefault(number, face)
    tables = {tag: data for tag, data in whole.tables.items() if tag not in _USELESS}
    tables |= _outlines(holders, whole.count)
    tables["hmtx"] = b"".join(
        holders[number].metrics(number) if number in holders else bytes(4)
        for number in range(whole.count)
    )
    tables |= _limits(
        [face.tables for face in faces], long=len(tables["loca"]) > 2 * whole.count + 2
    )
    return _written(tables)


def _outlines(holders: Mapping[int, _Face], count: int) -> dict[str, bytes]:
    outlines, places = bytearray(), [0]
    for number in range(count):
        if number in holders:
            outlines += holders[number].outline(number)
            outlines += bytes(-len(outlines) % 4)
        places.append(len(outlines))
    if len(outlines) >= _LONG:
        return {"glyf": bytes(outlines), "loca": _packed("I", places)}
    return {"glyf": bytes(outlines), "loca": _packed("H", [place // 2 for place in places])}


def _limits(faces: Sequence[Mapping[str, bytes]], *, long: bool) -> dict[str, bytes]:
    """What the tables of numbers say of all glyphs: the most of what any subset says."""
    maxp = _each(_MAXP, [face["maxp"] for face in faces], [max] * 15)
    # Parts are outlines now: points and contours, and nothing of composite glyphs.
    maxp[2:6] = max(maxp[2], maxp[4]), max(maxp[3], maxp[5]), 0, 0
    maxp[13:15] = 0, 0
    head, hhea = bytearray(faces[0]["head"]), bytearray(faces[0]["hhea"])
    box = _each(">4h", [face["head"][36:44] for face in faces], [min, min, max, max])
    struct.pack_into(">4h", head, 36, *box)
    struct.pack_into(">h", head, 50, int(long))
    across = _each(">H3h", [face["hhea"][10:18] for face in faces], [max, min, min, max])
    struct.pack_into(">H3h", hhea, 10, *across)
    struct.pack_into(">H", hhea, 34, maxp[1])
    return {"maxp": struct.pack(_MAXP, *maxp), "head": bytes(head), "hhea": bytes(hhea)}


def _each(
    form: str, tables: Sequence[bytes], chosen: Sequence[Callable[[Iterable[int]], int]]
) -> list[int]:
    columns = zip(*(struct.unpack(form, table) for table in tables), strict=True)
    return [choose(column) for choose, column in zip(chosen, columns, strict=True)]


def _written(tables: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    writer: Any = SFNTWriter(target, len(tables))
    for tag in sorted(tables):
        writer[tag] = tables[tag]
    writer.close()
    return target.getvalue()


def _numbers(kind: str, data: bytes) -> Sequence[int]:
    found = array(kind, data)
    if sys.byteorder == "little":
        found.byteswap()
    return found


def _packed(kind: str, numbers: Iterable[int]) -> bytes:
    return _numbers(kind, array(kind, numbers).tobytes()).tobytes()  # type: ignore[attr-defined,no-any-return]
