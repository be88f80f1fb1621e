"""Rows of the manifest: what each part of the e-book is as a file of its package."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from publish.editions.epub.document import Document
from publish.editions.epub.fonts import Font
from publish.editions.epub.pictures import Picture
from publish.editions.epub.stylesheet import font_faces, without_properties
from publish.model import File

COVER_PICTURE = "cover-picture"
_XHTML_TYPE, _CSS_TYPE = "application/xhtml+xml", "text/css"


@dataclass(frozen=True)
class Resource:
    """A file of the package and its row in the manifest."""

    id: str
    path: str
    media_type: str
    content: bytes
    properties: tuple[str, ...] = ()
    reading: bool = False
    """Whether it is part of the reading order."""
    licenses: tuple[str, ...] = ()
    """Ids of the resources whose licence it is. A licence is linked, so the manifest lacks it
    (EPUB 3.3, 5.5.7)."""


def of_document(document: Document) -> Resource:
    """A document of the reading order; its prefix keeps its id apart from all others."""
    return Resource(
        f"text-{document.id}",
        document.path,
        _XHTML_TYPE,
        document.content,
        document.properties,
        reading=True,
    )


def of_navigation(path: str, content: bytes) -> Resource:
    return Resource("nav", path, _XHTML_TYPE, content, ("nav",))


def of_styles(stylesheet: str, fonts: Sequence[Font]) -> tuple[Resource, ...]:
    """The style sheets in the order in which documents link them."""
    sheets = {"fonts": font_faces(fonts), "book": without_properties(stylesheet)}
    return tuple(
        Resource(f"styles-{name}", f"styles/{name}.css", _CSS_TYPE, css.encode())
        for name, css in sheets.items()
        if css
    )


def of_pictures(pictures: Sequence[Picture], cover: str) -> Iterator[Resource]:
    """``cover`` is the cover picture's path in the manuscript folder, or empty."""
    for number, picture in enumerate(pictures, start=1):
        front = bool(cover) and picture.source == cover
        yield Resource(
            COVER_PICTURE if front else f"picture-{number}",
            picture.path,
            picture.media_type,
            picture.content,
            ("cover-image",) if front else (),
        )


def of_fonts(fonts: Sequence[Font]) -> Iterator[Resource]:
    for font in fonts:
        yield Resource(_font_id(font), font.path, font.media_type, font.content)


def _font_id(font: Font) -> str:
    return "font-" + Path(font.path).stem


def of_licences(fonts: Sequence[Font], licences: Sequence[tuple[str, File]]) -> Iterator[Resource]:
    """The licence of each family among the fonts, linked to them in the metadata."""
    for family, file in licences:
        if licensed := tuple(_font_id(font) for font in fonts if font.family == family):
            name = re.sub(r"\W+", "-", family.lower()) + "-licence"
            content = Path(file.path).read_bytes()
            yield Resource(name, f"fonts/{name}.txt", "text/plain", content, licenses=licensed)
