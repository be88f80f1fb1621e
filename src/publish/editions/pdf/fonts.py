"""Embedded fonts: without the hour at which they were cut, and each face once in the book."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.ttLib.tables.ttProgram import Program
from pikepdf import Array, Dictionary, Name, Object, Pdf


@dataclass(frozen=True)
class Subset:
    """A TrueType font cut down to some glyphs, and the numbers under which text calls them."""

    content: bytes
    used: frozenset[int]


def undated(font: bytes) -> bytes:
    """A TrueType font that says it was last modified when it was created.

    Instances of variable fonts otherwise carry the time of the build.
    """
    face = TTFont(io.BytesIO(font), recalcTimestamp=False, recalcBBoxes=False)
    if "head" not in face:
        return font  # no table, no hour
    face["head"].modified = face["head"].created
    return _saved(face)


def unite(subsets: Sequence[Subset]) -> bytes:
    """One TrueType font with the used glyphs of all, which are subsets of one font.

    What text uses keeps its number in every subset. The parts of composite glyphs do not: they
    get whatever number is free, so they are drawn into the glyphs that they are parts of.
    """
    faces = [TTFont(io.BytesIO(subset.content), recalcTimestamp=False) for subset in subsets]
    whole = max(faces, key=lambda face: face["maxp"].numGlyphs)
    drawn: dict[int, tuple[Glyph, tuple[int, int]]] = {}
    for face, subset in zip(faces, subsets, strict=True):
        count = face["maxp"].numGlyphs  # characters that the font lacks are numbered past its end
        for number in sorted(n for n in {0, *subset.used} - drawn.keys() if n < count):
            name = face.getGlyphName(number)
            drawn[number] = _drawn(face["glyf"], name), face["hmtx"].metrics[name]
    for number, name in enumerate(whole.getGlyphOrder()):
        glyph, metrics = drawn.get(number, (Glyph(), (0, 0)))
        whole["glyf"].glyphs[name] = glyph
        whole["hmtx"].metrics[name] = metrics
    for table in ("GDEF", "STAT", "cmap"):  # of no use to a reader that goes by glyph numbers
        if table in whole:
            del whole[table]
    return _saved(whole)


def _drawn(table: Any, name: str) -> Glyph:
    """The glyph with its own outlines, whatever parts it was put together from."""
    glyph = table[name]
    if not glyph.isComposite():
        return glyph
    outlines = Glyph()
    outlines.coordinates, outlines.endPtsOfContours, outlines.flags = glyph.getCoordinates(table)
    outlines.numberOfContours = len(outlines.endPtsOfContours)
    outlines.program = Program()
    outlines.program.fromBytecode(b"")
    outlines.recalcBounds(table)
    return outlines


def _saved(face: TTFont) -> bytes:
    target = io.BytesIO()
    face.save(target)
    return target.getvalue()


def unite_all(book: Pdf) -> None:
    """Let all subsets of one face share one file; WeasyPrint names them alike."""
    faces: dict[str, list[Object]] = {}
    for item in book.objects:
        if isinstance(item, Dictionary) and item.get(Name.Subtype) == Name.CIDFontType2:
            faces.setdefault(str(item.FontDescriptor.FontName), []).append(item)
    for fonts in faces.values():
        used: dict[bytes, frozenset[int]] = {}
        for font in fonts:
            content = font.FontDescriptor.FontFile2.read_bytes()
            used[content] = used.get(content, frozenset()) | frozenset(_numbers(font.W))
        subsets = [Subset(content, numbers) for content, numbers in used.items()]
        united = unite(subsets) if len(subsets) > 1 else subsets[0].content
        stream = book.make_stream(united, Length1=len(united))
        for font in fonts:
            font.FontDescriptor.FontFile2 = stream


def _numbers(widths: Iterable[Object]) -> Iterator[int]:
    """The glyphs for which an array of widths has one (ISO 32000-2, 9.7.4.3)."""
    first = 0
    for item in widths:
        if isinstance(item, Array):
            yield from range(first, first + len(item))
        else:
            first = int(item)
