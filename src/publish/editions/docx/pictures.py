"""Pictures in a format that Word shows everywhere, with their sizes."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from lxml import etree

from publish.diagnostics import Outcome
from publish.editions.docx.lengths import POINTS, points
from publish.editions.docx.openxml import Element
from publish.model import File
from publish.themes.theme import Face

_AS_THEY_ARE = {"PNG": "png", "JPEG": "jpeg"}
_DOTS = 220
"""Dots an inch of a drawing that becomes a picture: Word, unless told otherwise, keeps no more of
any picture when it saves a document, and 300 take twice as long to draw."""
_WIDEST = 468.0
"""Points: no text is wider, so no drawing needs more dots."""


@dataclass(frozen=True)
class Picture:
    """An image ready for the package; ``width`` and ``height`` are its own size in points.

    ``problem`` says why it could not be read, and is empty otherwise.
    """

    content: bytes
    suffix: str = "png"
    width: float = 0.0
    height: float = 0.0
    problem: str = ""


def picture(file: File, faces: tuple[Face, ...], families: tuple[str, str]) -> Outcome[Picture]:
    """A step: a picture's file, read and, where Word needs it, turned into PNG.

    Drawings are rendered with the theme's ``faces`` alone; ``families`` are the ones for the
    text and for monospaced text.
    """
    content = Path(file.path).read_bytes()
    try:
        if PurePosixPath(file.path).suffix.lower() == ".svg":
            return Outcome(_drawn(content, faces, families))
        return Outcome(_pixels(content))
    except (ValueError, OSError, etree.XMLSyntaxError) as problem:
        return Outcome(Picture(b"", problem=str(problem).rstrip(".")))


def measures(*values: Picture | tuple[str, ...]) -> Outcome[Mapping[str, Picture]]:
    """A step: the pictures without their content, by path; the paths come last."""
    *pictures, paths = values
    bare = (replace(one, content=b"") for one in pictures if isinstance(one, Picture))
    return Outcome(dict(zip(paths, bare, strict=True)))  # type: ignore[arg-type]


def _pixels(content: bytes) -> Picture:
    from PIL import Image  # slow to load

    with Image.open(io.BytesIO(content)) as image:
        width, height = (pixels * 0.75 for pixels in image.size)
        if image.format in _AS_THEY_ARE:
            image.verify()
            return Picture(content, _AS_THEY_ARE[image.format], width, height)
        buffer = io.BytesIO()
        image.convert("RGBA").save(buffer, "PNG")
        return Picture(buffer.getvalue(), "png", width, height)


def _drawn(content: bytes, faces: Sequence[Face], families: tuple[str, str]) -> Picture:
    """An SVG as PNG. Word could show the SVG itself, but not with the theme's fonts."""
    import resvg_py  # slow to load

    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    width, height = _size(root)
    for name, length in (("width", width), ("height", height)):
        root.set(name, str(length / POINTS["px"]))
    text, mono = families
    rendered = resvg_py.svg_to_bytes(
        svg_string=etree.tostring(root, encoding="unicode"),
        width=round(min(width, _WIDEST) / 72 * _DOTS),
        skip_system_fonts=True,
        font_files=[face.file.path for face in faces],
        font_family=text,
        serif_family=text,
        sans_serif_family=text,
        monospace_family=mono,
    )
    return Picture(bytes(rendered), "png", width, height)


def _size(root: Element) -> tuple[float, float]:
    """The drawing's own width and height in points; its viewBox counts in px."""
    box = [float(number) for number in root.get("viewBox", "").replace(",", " ").split()]
    width, height = points(root.get("width", "")), points(root.get("height", ""))
    if width and height:
        return width, height
    if len(box) != 4 or not (box[2] > 0 and box[3] > 0):
        raise ValueError("it says neither its width and height nor a viewBox")
    if width:
        return width, width * box[3] / box[2]
    if height:
        return height * box[2] / box[3], height
    return box[2] * 0.75, box[3] * 0.75
