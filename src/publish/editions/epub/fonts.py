"""Static, subset fonts: what e-readers show well, cut from what the theme has.

E-readers cope badly with variable fonts, and old ones know no WOFF2: so TrueType or OpenType,
one file a style.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from publish.diagnostics import Outcome
from publish.editions.epub.typefaces import BOLD, Cut, Points

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

SHAPING = ("kern", "mark", "mkmk", "ccmp", "locl", "calt", "liga", "rlig", "clig")
_STYLES = ("smcp", "c2sc", "case", "sups", "subs")
_FIGURES = ("onum", "lnum", "pnum", "tnum", "frac", "numr", "dnom")
FEATURES = (*SHAPING, *_STYLES, *_FIGURES)

_SFNT = {"OTTO": ("font/otf", ".otf"), "\x00\x01\x00\x00": ("font/ttf", ".ttf")}
"""sfnt version → core media type (EPUB 3.3, 3.2) and suffix."""

_FS_BOLD, _FS_REGULAR, _MAC_BOLD = 1 << 5, 1 << 6, 1 << 0


@dataclass(frozen=True)
class Font:
    """A font file of the package, and how a style sheet names it."""

    path: str
    media_type: str
    family: str
    style: str
    weight: int
    content: bytes


def cut_fonts(asked: tuple[Points, ...], cut: Cut) -> Outcome[tuple[Font, ...]]:
    """Step: the static fonts of one file, each with what is asked of its weight; none for nothing.

    ``asked`` has the code points of each of the cut's weights, all of which its file has.
    """
    return Outcome(
        tuple(
            font
            for weight, points in zip(cut.weights, asked, strict=True)
            for font in instances(replace(cut, weights=(weight,)), frozenset(points))
        )
    )


def instances(
    cut: Cut, points: frozenset[int], features: Sequence[str] = FEATURES
) -> tuple[Font, ...]:
    """A static font a weight, with those of the code points that the file has; none for none.

    ``features`` are the OpenType features that stay, with the glyphs that they ask for.
    """
    from fontTools.ttLib import TTFont  # slow to load

    with TTFont(cut.file.path, lazy=True, recalcTimestamp=False) as font:
        wanted = points & font.getBestCmap().keys()
        if not wanted:
            return ()
        axes = font["fvar"].axes if "fvar" in font else ()
        places = {axis.axisTag: axis.defaultValue for axis in axes}
        master = _saved(font) if font.flavor else Path(cut.file.path).read_bytes()
    many = (places | {"wght": weight} if places else {} for weight in cut.weights)
    made = (_static(master, wanted, features, one) for one in many)
    return tuple(
        _named(content, cut, weight, bool(places))
        for content, weight in zip(made, cut.weights, strict=True)
    )


def _static(
    master: bytes, wanted: frozenset[int], features: Sequence[str], places: Mapping[str, float]
) -> bytes:
    """The font at one place of its axes, with the glyphs that are wanted and without hints."""
    import uharfbuzz as harfbuzz  # slow to load

    flags = harfbuzz.SubsetFlags
    face, asked = harfbuzz.Face(master), harfbuzz.SubsetInput()
    asked.flags = flags.NO_HINTING | flags.NOTDEF_OUTLINE | flags.DOWNGRADE_CFF2
    if places:
        asked.flags |= flags.SET_OVERLAPS_FLAG
    asked.unicode_set.update(wanted)
    asked.name_id_set.clear()
    asked.name_id_set.update(range(256))  # not what a variable font calls its instances
    asked.layout_feature_tag_set.clear()
    asked.layout_feature_tag_set.update(_number(tag) for tag in features)
    asked.drop_table_tag_set.update(_number(tag) for tag in ("meta", "DSIG", "MVAR"))
    for axis, place in places.items():
        asked.pin_axis_location(face, axis, place)
    return bytes(harfbuzz.subset(face, asked).blob.data)


def _number(tag: str) -> int:
    """A tag of four letters as OpenType writes it."""
    return int.from_bytes(tag.encode())


def _named(content: bytes, cut: Cut, weight: int, varied: bool) -> Font:
    from fontTools.ttLib import TTFont  # slow to load

    with TTFont(io.BytesIO(content), recalcTimestamp=False) as font:
        if varied:
            _mark(font, weight)
        media_type, suffix = _SFNT[font.sfntVersion]
        name = re.sub(r"\W+", "-", cut.family.lower())
        path = f"fonts/{name}-{weight}-{cut.style}{suffix}"
        return Font(path, media_type, cut.family, cut.style, weight, _saved(font))


def _mark(font: TTFont, weight: int) -> None:
    """Say in the font what weight it now has; some readers look here, not at the style sheet."""
    os2, head = font["OS/2"], font["head"]
    os2.usWeightClass = weight
    os2.fsSelection &= ~(_FS_BOLD | _FS_REGULAR)
    head.macStyle &= ~_MAC_BOLD
    if weight == BOLD:
        os2.fsSelection |= _FS_BOLD
        head.macStyle |= _MAC_BOLD
    elif not head.macStyle:
        os2.fsSelection |= _FS_REGULAR


def _saved(font: TTFont) -> bytes:
    """The font's bytes, uncompressed."""
    font.flavor = None
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()
