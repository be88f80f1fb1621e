"""The pictures that the book shows: found in its fragments, read, and told apart by content."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from publish.diagnostics import Diagnostic, Outcome, Span, diagnose
from publish.editions.epub.drawings import with_fonts
from publish.editions.epub.typefaces import Cut
from publish.editions.epub.xhtml import SVG, XHTML, Element, parse
from publish.model import File, Front

SVG_TYPE = "image/svg+xml"
FRONT = "cover edition"
"""What stands for the path of a cover that is no file."""

_SUFFIXES = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    SVG_TYPE: ".svg",
}
"""Core media types for pictures (EPUB 3.3, 3.2) and the suffix that each is given."""


@dataclass(frozen=True)
class Picture:
    """A picture of the package; ``source`` is its path in the manuscript folder."""

    source: str
    path: str
    media_type: str
    content: bytes
    moving: bool = False


def source_of(image: Element) -> str:
    """The path, relative to the manuscript folder, of what an ``img`` shows."""
    return unquote(image.get("src", ""))


def gather(
    fragments: Sequence[str],
    smaller: tuple[bytes | None, ...],
    files: tuple[tuple[str, File], ...],
    cover: str = "",
    faces: tuple[Cut, ...] = (),
) -> Outcome[tuple[Picture, ...]]:
    """The cover and every picture that the fragments show, each once, in reading order.

    ``smaller`` are the contents of those of the ``files`` that were scaled, in their order.
    Drawings are given those of the ``faces`` that they name. A picture that no e-reader must
    show, or whose bytes are broken, is diagnosed (IMG005). Raises KeyError for one that is not
    among ``files``: `resolve` has reported all that are missing.
    """
    known = dict(files)
    made = dict(zip(known, smaller, strict=True))
    pictures: list[Picture] = []
    diagnostics: list[Diagnostic] = []
    for number, source in enumerate(dict.fromkeys(_sources(fragments, cover)), start=1):
        content = made[source] or Path(known[source].path).read_bytes()
        try:
            media_type, moving = _recognise(content)
        except ValueError as problem:
            diagnostics.append(diagnose("IMG005", Span(source), path=source, problem=problem))
            continue
        if media_type == SVG_TYPE:
            content = with_fonts(content, faces)
        path = _path(number, source, media_type)
        pictures.append(Picture(source, path, media_type, content, moving))
    return Outcome(tuple(pictures), tuple(diagnostics))


def gather_with_front(
    fragments: Sequence[str],
    smaller: tuple[bytes | None, ...],
    front: Front,
    files: tuple[tuple[str, File], ...],
    faces: tuple[Cut, ...] = (),
) -> Outcome[tuple[Picture, ...]]:
    """As `gather`, with the front of a cover edition as the cover."""
    shown = gather(fragments, smaller, files, "", faces)
    path = f"images/cover{_SUFFIXES[front.media_type]}"
    cover = Picture(FRONT, path, front.media_type, front.content)
    return Outcome((cover, *shown.value), shown.diagnostics)


def _sources(fragments: Sequence[str], cover: str) -> Iterator[str]:
    if cover:
        yield cover
    for fragment in fragments:
        for image in parse(fragment).iter(f"{{{XHTML}}}img"):
            yield source_of(image)


def _recognise(content: bytes) -> tuple[str, bool]:
    """Media type, and whether it moves. Raises ValueError, its words for the author's eyes."""
    from PIL import Image  # slow to load

    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _vector(content), False
    try:
        with Image.open(io.BytesIO(content)) as image:
            media_type = Image.MIME.get(image.format or "", "")
            moving = getattr(image, "n_frames", 1) > 1
    except Image.DecompressionBombError as error:
        raise ValueError("it has too many pixels") from error
    except (OSError, SyntaxError) as error:
        raise ValueError("it is no picture, or damaged") from error
    if media_type not in _SUFFIXES:
        raise ValueError(f"e-readers need not know {media_type or 'its format'}")
    return media_type, moving


def _vector(content: bytes) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"its XML is broken ({error.msg})") from error
    if root.tag != f"{{{SVG}}}svg":
        raise ValueError(f"its outermost element is {etree.QName(root).localname}, not svg")
    return SVG_TYPE


def _path(number: int, source: str, media_type: str) -> str:
    """A name that any file system and any URL can bear; its number keeps it unique."""
    stem = re.sub(r"[^a-z0-9]+", "-", Path(source).stem.lower()).strip("-")
    name = f"{number:03}-{stem}" if stem else f"{number:03}"
    return f"images/{name}{_SUFFIXES[media_type]}"
