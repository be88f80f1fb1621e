"""Embedded fonts: without the hour at which they were cut, and each face once in the book."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from publish.editions.pdf.uniting import Subset, unite

_DIRECT = (0, 0)
"""The number of an object that stands in another one."""


def undated(font: bytes) -> bytes:
    """A TrueType font that says it was last modified when it was created.

    Instances of variable fonts otherwise carry the time of the build.
    """
    face = TTFont(io.BytesIO(font), recalcTimestamp=False, recalcBBoxes=False)
    if "head" not in face:
        return font  # no table, no hour
    face["head"].modified = face["head"].created
    target = io.BytesIO()
    face.save(target)
    return target.getvalue()


def unite_all(book: Pdf) -> None:
    """Let all subsets of one face share one file; WeasyPrint names them alike."""
    faces: dict[str, list[Object]] = {}
    for font in _used(book):
        faces.setdefault(str(font.FontDescriptor.FontName), []).append(font)
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


def _used(book: Pdf) -> Iterator[Object]:
    """The TrueType fonts of pages, and of what they draw, once each.

    These are few; to look through all objects of a book takes as long as to write it.
    """
    known: set[tuple[int, int]] = set()
    waiting: list[Any] = [page.obj for page in book.pages]
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
