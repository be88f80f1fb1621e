"""Regular fonts cut from variable ones, once for the edition.

WeasyPrint cuts every variable font that a document uses when it writes the PDF, glyph by glyph:
for a short galley that takes longer than its layout. Most words are regular, so the regular cut
stands before the variable font, which keeps all other weights.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from publish.diagnostics import Outcome
from publish.themes.theme import Face

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

REGULAR = 400


@dataclass(frozen=True)
class Cut:
    """A face that shows one weight alone, and the TrueType or OpenType font that shows it."""

    face: Face
    content: bytes


def regular_cuts(faces: Sequence[Face]) -> Outcome[tuple[Cut, ...]]:
    """Step: the regular cuts of those faces that are variable and have one."""
    return Outcome(tuple(_cut(face) for face in faces if _can_be_cut(face)))


def _can_be_cut(face: Face) -> bool:
    lightest, heaviest = face.weights
    return lightest <= REGULAR <= heaviest and lightest != heaviest


def _cut(face: Face) -> Cut:
    import uharfbuzz  # both are slow to load
    from fontTools.ttLib import TTFont

    with TTFont(face.file.path, recalcTimestamp=False) as font:
        places = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
        content = _plain(font) if font.flavor else Path(face.file.path).read_bytes()
    variable, wanted = uharfbuzz.Face(content), uharfbuzz.SubsetInput()
    wanted.keep_everything()
    for axis, place in (places | {"wght": REGULAR}).items():
        wanted.pin_axis_location(variable, axis, place)
    cut = bytes(uharfbuzz.subset(variable, wanted).blob.data)
    return Cut(replace(face, weights=(REGULAR, REGULAR)), cut)


def _plain(font: TTFont) -> bytes:
    """A font that was compressed for the web."""
    font.flavor, target = None, io.BytesIO()
    font.save(target)
    return target.getvalue()
