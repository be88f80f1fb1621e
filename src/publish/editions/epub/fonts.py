"""Static, subset fonts: what e-readers show well, cut from what the theme has.

E-readers cope badly with variable fonts, and old ones know no WOFF2: so TrueType or OpenType,
one file a style.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fontTools.ttLib import TTFont

from publish.diagnostics import Outcome
from publish.editions.epub.typefaces import BOLD, Cut, Points

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
    with TTFont(cut.file.path, lazy=True, recalcTimestamp=False) as font:
        wanted = points & font.getBestCmap().keys()
        if not wanted:
            return ()
        master = _subset(font, wanted, features)
    return tuple(_instance(master, cut, weight) for weight in cut.weights)


def _subset(font: TTFont, wanted: frozenset[int], features: Sequence[str]) -> bytes:
    """Subset before instancing: there are far fewer outlines to blend then."""
    from fontTools.subset import Options, Subsetter  # slow to load, as is the instancer

    options = Options(
        layout_features=list(features),
        hinting=False,
        glyph_names=False,
        notdef_outline=True,
        name_IDs=["*"],
        drop_tables=[*Options().drop_tables, "meta", "DSIG", "MVAR"],
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    return _saved(font)


def _instance(master: bytes, cut: Cut, weight: int) -> Font:
    with TTFont(io.BytesIO(master), recalcTimestamp=False) as font:
        if "fvar" in font:
            from fontTools.varLib.instancer import instantiateVariableFont

            location = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
            instantiateVariableFont(font, location | {"wght": weight}, inplace=True)
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
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()
