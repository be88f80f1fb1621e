"""A piece as it goes into the document: finished but for the numbers and names of the book."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from publish.editions.docx.openxml import NAMESPACES, Element, qualified
from publish.editions.docx.text import Ranges, Text

_TOP = {prefix: name for prefix, name in NAMESPACES.items() if prefix != "draft"}
_START, _NAME = qualified("w:bookmarkStart"), qualified("w:name")
_LINK, _ANCHOR, _CODE = qualified("w:hyperlink"), qualified("w:anchor"), qualified("w:instrText")
_KEY = re.compile(rb'r:(?:id|embed|link)="([^"]+)"')
REFERENCE = re.compile(r"(\s*(?:PAGEREF|REF)\s+)(\S+)")
"""A field's code up to the bookmark that it shows."""


@dataclass(frozen=True)
class Source:
    """A file of the manuscript, and the line and column of each of its blocks by id: ``12:1``."""

    path: str
    piece: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Story:
    """What a piece adds to one of the stories that Word knows: the text, or the notes."""

    xml: bytes
    anchors: tuple[str, ...]
    """The identifiers for which there are bookmarks."""
    targets: tuple[str, ...]
    """Those to which links and fields lead."""
    links: Mapping[str, str]
    """Key of a relationship → address."""
    pictures: Mapping[str, str]
    """Key of a relationship → path."""
    ranges: Ranges


@dataclass(frozen=True)
class Part:
    """A piece's text and notes. Their notes, lists and drawings count from 1 in each piece."""

    text: Story
    notes: Story
    namespaces: Mapping[str, str]
    """By their prefixes."""
    count: int
    """How many notes it has."""
    kinds: Mapping[str, bytes]
    lists: tuple[bytes, ...]
    styles: Mapping[str, bytes]
    """See `Text` for these."""
    source: Source | None = None
    """Where its blocks stand in the manuscript, of a piece that has an author."""


def part_of(text: Text, source: Source | None = None) -> Part:
    """The piece of a text that all passes have completed."""
    for root in text.roots:
        etree.cleanup_namespaces(root, top_nsmap=_TOP)
    found = {**text.document.nsmap, **text.notes.nsmap}
    return Part(
        text=_story(text.document, text.body, text, text.ranges[0]),
        notes=_story(text.notes, text.notes, text, text.ranges[1]),
        namespaces={prefix: found[prefix] for prefix in sorted(filter(None, found))},
        count=len(text.notes),
        kinds=text.kinds if text.lists else {},
        lists=tuple(text.lists),
        styles=text.styles,
        source=source,
    )


def _story(root: Element, holder: Element, text: Text, ranges: Ranges) -> Story:
    xml = inner(root, holder)
    used = sorted({key.decode() for key in _KEY.findall(xml)})
    anchors = (mark.get(_NAME, "") for mark in root.iter(_START))
    return Story(
        xml=xml,
        anchors=tuple(dict.fromkeys(anchors)),
        targets=tuple(dict.fromkeys(_targets(root))),
        links={key: text.links[key] for key in used if key in text.links},
        pictures={key: text.pictures[key] for key in used if key in text.pictures},
        ranges=ranges,
    )


def inner(root: Element, holder: Element) -> bytes:
    """What stands in ``holder``, which is the root or all that is in it, as XML."""
    xml = etree.tostring(root, encoding="UTF-8")
    name = f"w:{etree.QName(holder).localname}".encode()
    begins = xml.index(b">", xml.index(b"<" + name)) + 1
    return xml[begins : xml.rindex(b"</" + name)] if xml[begins - 2 : begins] != b"/>" else b""


def _targets(root: Element) -> list[str]:
    links = [link.get(_ANCHOR, "") for link in root.iter(_LINK) if link.get(_ANCHOR) is not None]
    codes = (REFERENCE.match(code.text or "") for code in root.iter(_CODE))
    return [*links, *(match[2] for match in codes if match is not None)]
