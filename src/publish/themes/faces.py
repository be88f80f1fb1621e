"""Font files: which there are for a family, what they can show, which characters they have."""

from __future__ import annotations

import hashlib
import importlib.util
import io
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from struct import unpack_from

from uharfbuzz import Blob
from uharfbuzz import Face as Font

from publish.model import File
from publish.themes.theme import Face, Theme

_SUFFIXES = (".ttf", ".otf", ".woff2")
_USED = (400, 700)
"""Of a family that has a file for each weight, these two are what text needs."""
_OS2, _WEIGHT, _SELECTION = "OS/2", 4, 62
"""The table with ``usWeightClass`` and ``fsSelection``, and the bytes at which these stand in it
(OpenType specification, table OS/2)."""
_ITALIC = 1 << 0
"""Bit of ``fsSelection``."""
_FAMILY, _LICENCE = (21, 16, 1), 13
"""Numbers of names: those of the family, the best first, and of the licence's description
(OpenType specification, table name)."""

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
        content = path.read_bytes()
        font = _font(path.suffix, content)
        family = next(filter(None, map(font.get_name, _FAMILY)), None)
        if family is None:
            raise ValueError("it has no name")
        weight, selection = _about(font)
    except (OSError, ValueError) as error:
        raise FontError(f"{path.name} is no font that can be read ({error})") from error
    style = "italic" if selection & _ITALIC else "normal"
    weights = _weights(font) or (weight, weight)
    file = File(str(path), hashlib.sha256(content).hexdigest())
    return Face(family, style, weights, file, _licence(path.parent), _licence_name(font))


def _font(suffix: str, content: bytes) -> Font:
    """Raises ValueError for what is no font."""
    if suffix.lower() == ".woff2":
        content = _unpacked(content)
    font = Font(Blob(content))
    if not font.glyph_count:
        raise ValueError("it has no letters")
    return font


def _unpacked(content: bytes) -> bytes:
    """The font in a WOFF 2 file, which HarfBuzz does not read."""
    from fontTools.ttLib import TTFont, TTLibError  # slow to load

    try:
        with TTFont(io.BytesIO(content)) as font:
            font.flavor = None
            font.save(whole := io.BytesIO())
    except (TTLibError, KeyError) as error:
        raise ValueError(str(error)) from error
    return whole.getvalue()


def _about(font: Font) -> tuple[int, int]:
    """Its weight, and the bits that say what else it is."""
    table = bytes(font.reference_table(_OS2).data)
    if len(table) < _SELECTION + 2:
        raise ValueError(f"it has no table {_OS2}")
    return unpack_from(">H", table, _WEIGHT)[0], unpack_from(">H", table, _SELECTION)[0]


def _weights(font: Font) -> tuple[int, int] | None:
    """The range of a font that has all weights between two."""
    for axis in font.axis_infos:
        if axis.tag == "wght":
            return max(100, int(axis.min_value)), min(900, int(axis.max_value))
    return None


def _licence_name(font: Font) -> str:
    named = _LICENCES.search(font.get_name(_LICENCE) or "")
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
    path = Path(file.path)
    return frozenset(_font(path.suffix, path.read_bytes()).unicodes)
