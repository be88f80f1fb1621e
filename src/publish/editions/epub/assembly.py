"""`assemble`: fragments, apparatus, pictures and fonts → the finished e-book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publish.diagnostics import Outcome
from publish.editions.epub.accessibility import look
from publish.editions.epub.container import Package, container
from publish.editions.epub.contents import entries, landmarks
from publish.editions.epub.cover import cover_landmark, cover_page
from publish.editions.epub.document import Document, documents, sections
from publish.editions.epub.fonts import Font
from publish.editions.epub.metadata import identifiers, statements
from publish.editions.epub.navigation import PATH as NAVIGATION
from publish.editions.epub.navigation import navigation
from publish.editions.epub.page_list import pages_of
from publish.editions.epub.pictures import Picture
from publish.editions.epub.resources import (
    of_document,
    of_fonts,
    of_licences,
    of_navigation,
    of_pictures,
    of_styles,
)
from publish.model import Apparatus, File, Metadata, Piece, Product, Sibling


@dataclass(frozen=True)
class Blueprint:
    """What an e-book is assembled by, besides the values of other steps."""

    outline: tuple[Piece, ...]
    metadata: Metadata
    stylesheet: str
    titles: Mapping[str, str]
    """Id of a piece → its title where it has no heading."""
    words: Mapping[str, str]
    """``contents`` and ``cover`` in the book's language."""
    licences: tuple[tuple[str, File], ...]
    """Font family → licence file."""
    cover: str
    """Path of the cover picture in the manuscript folder; empty for none."""
    modified: int
    """In seconds since 1970 UTC."""
    siblings: tuple[Sibling, ...] = ()
    printed: Metadata | None = None
    """What is known of the edition whose pages are marked."""
    cover_page: bool = True
    """Whether the cover is the first page, too, where there is one."""


def assemble(
    fragments: tuple[str, ...],
    apparatus: Apparatus,
    pictures: tuple[Picture, ...],
    fonts: tuple[tuple[Font, ...], ...],
    blueprint: Blueprint,
) -> Outcome[Product]:
    """The EPUB file. ``fragments`` stand in the outline's order; ``fonts`` come by font file.

    Raises ValueError for links that lead nowhere and identifiers that stand twice.
    """
    faces = [font for cut in fonts for font in cut]
    styles = of_styles(blueprint.stylesheet, faces)
    linked = [style.path for style in styles]
    read = sections(blueprint.outline, fragments)
    metadata, language = blueprint.metadata, blueprint.metadata.language
    pages = documents(
        blueprint.outline,
        read,
        pictures,
        titles=blueprint.titles,
        language=language,
        stylesheets=linked,
    )
    cover = _cover(blueprint, pictures)
    by_piece = {page.id: page for page in pages}
    lines = entries(blueprint.outline, apparatus, by_piece)
    broken = pages_of(pages, read.values())
    marks = (*map(cover_landmark, cover), *landmarks(blueprint.outline, by_piece))
    title = blueprint.words["contents"]
    nav = navigation(lines, marks, broken, title=title, language=language, stylesheets=linked)
    access = look(read.values(), pictures, blueprint.stylesheet)
    package = Package(
        identifier=identifiers(metadata)[0],
        title=metadata.title,
        language=language,
        statements=statements(metadata, access, blueprint.siblings, blueprint.printed),
        resources=(
            of_navigation(NAVIGATION, nav),
            *map(of_document, (*cover, *pages)),
            *styles,
            *of_pictures(pictures, blueprint.cover),
            *of_fonts(faces),
            *of_licences(faces, blueprint.licences),
        ),
        contents=lines,
        landmarks=marks,
        pages=broken,
    )
    return Outcome(Product(container(package, blueprint.modified)))


def _cover(blueprint: Blueprint, pictures: Sequence[Picture]) -> tuple[Document, ...]:
    """The cover's document, or nothing where there is no cover (or it was refused)."""
    metadata = blueprint.metadata
    return tuple(
        cover_page(picture, metadata.title, blueprint.words["cover"], metadata.language)
        for picture in pictures
        if blueprint.cover_page and blueprint.cover and picture.source == blueprint.cover
    )
