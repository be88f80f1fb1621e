"""Embedded fonts: without the hour at which they were cut, and each face once in the book."""

from __future__ import annotations

import io
from collections.abc import Sequence

from fontTools.ttLib import TTFont
from pikepdf import Dictionary, Name, Object, Pdf


def undated(font: bytes) -> bytes:
    """A TrueType font that says it was last modified when it was created.

    Instances of variable fonts otherwise carry the time of the build.
    """
    face = TTFont(io.BytesIO(font), recalcTimestamp=False, recalcBBoxes=False)
    face["head"].modified = face["head"].created
    return _saved(face)


def unite(fonts: Sequence[bytes]) -> bytes:
    """One TrueType font with the glyphs of all, which are subsets of one font.

    Subsets keep the numbers of their glyphs, so each may stand in for all others.
    """
    faces = [TTFont(io.BytesIO(font), recalcTimestamp=False) for font in fonts]
    faces.sort(key=lambda face: face["maxp"].numGlyphs, reverse=True)
    whole, *others = faces
    for other in others:
        _add_glyphs(whole, other)
    for table in ("GDEF", "STAT", "cmap"):  # of no use to a reader that goes by glyph numbers
        if table in whole:
            del whole[table]
    return _saved(whole)


def _add_glyphs(whole: TTFont, other: TTFont) -> None:
    glyphs, metrics = whole["glyf"].glyphs, whole["hmtx"].metrics
    names = whole.getGlyphOrder()
    for number, name in enumerate(other.getGlyphOrder()):
        glyph = other["glyf"][name]
        if glyph.isComposite():
            for component in glyph.components:
                component.glyphName = names[other.getGlyphID(component.glyphName)]
        if glyph.numberOfContours and not whole["glyf"][names[number]].numberOfContours:
            glyphs[names[number]] = glyph
            # A subset's measures are true of the glyphs that it has, and of no other.
            metrics[names[number]] = other["hmtx"].metrics[name]


def _saved(face: TTFont) -> bytes:
    target = io.BytesIO()
    face.save(target)
    return target.getvalue()


def unite_all(book: Pdf) -> None:
    """Let all subsets of one face share one file; WeasyPrint names them alike."""
    faces: dict[str, list[Object]] = {}
    for item in book.objects:
        if isinstance(item, Dictionary) and Name.FontFile2 in item:
            faces.setdefault(str(item.FontName), []).append(item)
    for descriptors in faces.values():
        files = list(dict.fromkeys(item.FontFile2.read_bytes() for item in descriptors))
        content = unite(files) if len(files) > 1 else files[0]
        stream = book.make_stream(content, Length1=len(content))
        for descriptor in descriptors:
            descriptor.FontFile2 = stream
