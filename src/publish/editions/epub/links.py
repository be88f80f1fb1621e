"""The book as files: where each identifier went, and links that follow it there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from publish.editions.epub.xhtml import XHTML, Element

FOLDER = "text"
"""Where the documents lie inside the package, so that no piece's name can meet a file of ours."""

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""How a URL begins that leads out of the book (RFC 3986, 3.1)."""


def document_path(piece: str) -> str:
    """The path of a piece's document, relative to the package document."""
    return f"{FOLDER}/{piece}.xhtml"


def anchors(sections: Mapping[str, Element]) -> dict[str, str]:
    """Identifier → the piece in which it stands.

    Raises ValueError where two pieces, or two elements, bear one identifier: the tree promises
    that they are unique in the book, so that would be a bug of the program.
    """
    places: dict[str, str] = {}
    for piece, section in sections.items():
        for identifier in _identifiers(section):
            if identifier in places:
                raise ValueError(
                    f"the id {identifier!r} stands twice, in {places[identifier]} and {piece}"
                )
            places[identifier] = piece
    return places


def _identifiers(section: Element) -> Iterable[str]:
    return (element.get("id", "") for element in section.iter(etree.Element) if element.get("id"))


def follow(section: Element, piece: str, places: Mapping[str, str]) -> None:
    """Rewrite every ``#id`` that leads out of ``piece`` to ``file.xhtml#id``, in place.

    A link to a file beside the manuscript becomes plain words: a package that pointed out of
    itself would not be valid (EPUB 3.3, 3.6). Raises ValueError for a link to an identifier that
    no piece has: `resolve` has reported all that an author can get wrong, so that would be a bug
    of the program.
    """
    for link in list(section.iter(f"{{{XHTML}}}a")):
        target = link.get("href", "")
        if not target.startswith("#") or target == "#":
            if "href" in link.attrib and not _SCHEME.match(target):
                del link.attrib["href"]
                link.tag = f"{{{XHTML}}}span"
            continue
        home = places.get(target[1:])
        if home is None:
            raise ValueError(f"{piece} links to {target!r}, which is nowhere in the book")
        if home != piece:
            link.set("href", f"{home}.xhtml{target}")
