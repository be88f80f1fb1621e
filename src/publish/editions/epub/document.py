"""One XHTML document for each piece of the outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publish.editions.epub.links import anchors, document_path, follow
from publish.editions.epub.pictures import Picture, source_of
from publish.editions.epub.xhtml import MATHML, SVG, XHTML, Element, page, parse, text_of
from publish.model import Piece


@dataclass(frozen=True)
class Document:
    """A document of the package: its path, its title, its bytes, its manifest properties."""

    id: str
    path: str
    title: str
    content: bytes
    properties: tuple[str, ...] = ()


def sections(outline: Sequence[Piece], fragments: Sequence[str]) -> dict[str, Element]:
    """Piece id → its section, read and rid of the slots for page numbers that it cannot fill."""
    read = {piece.id: parse(html) for piece, html in zip(outline, fragments, strict=True)}
    for section in read.values():
        for slot in list(section.iter(f"{{{XHTML}}}a")):
            if slot.get("class") == "page-number" and not text_of(slot):
                _drop(slot)
    return read


def _drop(slot: Element) -> None:
    parent, before = slot.getparent(), slot.getprevious()
    assert parent is not None, "a slot stands inside its section"
    if slot.tail and before is not None:
        before.tail = (before.tail or "") + slot.tail
    elif slot.tail:
        parent.text = (parent.text or "") + slot.tail
    parent.remove(slot)


def title_of(section: Element, fallback: str) -> str:
    """What the document is called: its heading, else ``fallback``."""
    heading = section.find(f".//{{{XHTML}}}h1")
    return (text_of(heading) if heading is not None else "") or fallback


def documents(
    outline: Sequence[Piece],
    read: Mapping[str, Element],
    pictures: Sequence[Picture],
    *,
    titles: Mapping[str, str],
    language: str,
    stylesheets: Sequence[str],
) -> tuple[Document, ...]:
    """The documents in reading order.

    ``titles`` name the pieces that have no heading; ``stylesheets`` are paths relative to the
    package document. Works on the sections in place: they serve nothing after this. Raises
    ValueError for links that lead nowhere; see `links.follow`.
    """
    places = anchors(read)
    paths = {picture.source: picture.path for picture in pictures}
    made = []
    for piece in outline:
        section = read[piece.id]
        title = title_of(section, titles[piece.id])
        follow(section, piece.id, places)
        _show(section, paths)
        content = page(title, language, [f"../{path}" for path in stylesheets], [section])
        made.append(
            Document(piece.id, document_path(piece.id), title, content, properties(section))
        )
    return tuple(made)


def _show(section: Element, paths: Mapping[str, str]) -> None:
    """Point every picture to its file; one that was refused (IMG005) leaves its words."""
    for image in list(section.iter(f"{{{XHTML}}}img")):
        path = paths.get(source_of(image))
        if path is None:
            image.tag, image.text = f"{{{XHTML}}}span", image.get("alt", "")
            image.attrib.clear()
        else:
            image.set("src", f"../{path}")


def properties(section: Element) -> tuple[str, ...]:
    """What the manifest must say of a document's content (EPUB 3.3, D.3)."""
    namespaces = {"mathml": f"{{{MATHML}}}math", "svg": f"{{{SVG}}}svg"}
    return tuple(
        name for name, tag in namespaces.items() if next(section.iter(tag), None) is not None
    )
