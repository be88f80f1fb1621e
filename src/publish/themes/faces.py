"""Font files: which there are for a family, what they can show, which characters they have."""

from __future__ import annotations

import hashlib
import importlib.util
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

from publish.model import File
from publish.themes.theme import Face, Theme

_SUFFIXES = (".ttf", ".otf", ".woff2")
_USED = (400, 700)
"""Of a family that has a file for each weight, these two are what text needs."""
_ITALIC = 1 << 0
"""Bit of OS/2 ``fsSelection`` (OpenType specification, table OS/2)."""

_LICENCES = re.compile(r"(SIL Open Font License|Apache License)(?:, Version ([\d.]*\d))?", re.I)
"""What fonts say of their licence (OpenType specification, name ID 13)."""


class FontError(ValueError):
    """A file that is named as a font and is none."""


def packaged(family: str) -> Path | None:
    """The folder of the font package that carries a family, or None if none is installed."""
    module = "fontpkg_" + re.sub(r"\W+", "_", family.strip().lower())
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent


def in_folder(folder: Path) -> Iterator[Face]:
    """The faces of all font files in a folder, in the order of their names.

    Raises FontError for a file that cannot be read as a font.
    """
    for path in sorted(folder.glob("*")):
        if path.suffix.lower() in _SUFFIXES:
            yield _face(path)


def of_family(family: str, own: Iterable[Face]) -> tuple[Face, ...]:
    """A family's faces, the theme's own before those of a font package; empty if unknown.

    Raises FontError as `in_folder` does.
    """
    faces = [face for face in own if face.family == family]
    package = packaged(family)
    if not faces and package is not None:
        faces = [face for face in in_folder(package / "files") if face.family == family]
    return tuple(face for face in faces if any(_shows(face, weight) for weight in _USED))


def _shows(face: Face, weight: int) -> bool:
    return face.weights[0] <= weight <= face.weights[1]


def _face(path: Path) -> Face:
    try:
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            family = str(font["name"].getBestFamilyName())
            italic = bool(font["OS/2"].fsSelection & _ITALIC)
            weights = _weights(font)
            licence = _licence_name(font)
    except (TTLibError, KeyError, OSError) as error:
        raise FontError(f"{path.name} is no font that can be read ({error})") from error
    style = "italic" if italic else "normal"
    return Face(family, style, weights, _file(path), _licence(path.parent), licence)


def _weights(font: TTFont) -> tuple[int, int]:
    axes = font["fvar"].axes if "fvar" in font else ()
    for axis in axes:
        if axis.axisTag == "wght":
            return max(100, int(axis.minValue)), min(900, int(axis.maxValue))
    weight = int(font["OS/2"].usWeightClass)
    return weight, weight


def _licence_name(font: TTFont) -> str:
    named = _LICENCES.search(str(font["name"].getDebugName(13)))
    return " ".join(filter(None, named.groups())) if named else ""


def _licence(folder: Path) -> File | None:
    for place in (folder, folder.parent):
        for name in ("LICENSE", "LICENSE.txt", "OFL.txt"):
            if (place / name).is_file():
                return _file(place / name)
    return None


def _file(path: Path) -> File:
    return File(str(path), hashlib.sha256(path.read_bytes()).hexdigest())


def characters(theme: Theme) -> frozenset[int]:
    """All code points for which some face of the theme has a glyph."""
    return frozenset().union(*(_covered(face.file) for face in theme.faces))


@cache
def _covered(file: File) -> frozenset[int]:
    with TTFont(file.path, lazy=True) as font:
        return frozenset(font.getBestCmap())
