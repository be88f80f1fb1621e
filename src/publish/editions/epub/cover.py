"""The cover: a document around the edition's cover picture."""

from __future__ import annotations

from publish.editions.epub.contents import Landmark
from publish.editions.epub.document import Document
from publish.editions.epub.pictures import Picture
from publish.editions.epub.xhtml import element, page

PATH = "cover.xhtml"

_STYLE = "display: block; max-width: 100%; max-height: 100vh; margin: 0 auto"


def cover_page(picture: Picture, title: str, word: str, language: str) -> Document:
    """The cover as the first page; ``title`` is the book's, ``word`` means cover."""
    section = element("section", epub_type="cover", aria_label=word)
    section.append(element("img", src=picture.path, alt=title, role="doc-cover", style=_STYLE))
    return Document("cover", PATH, word, page(word, language, [], [section]))


def cover_landmark(document: Document) -> Landmark:
    return Landmark("cover", "cover", document.title, document.path)
