"""The pieces put into one package: their text and notes, and what these lead to and show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from lxml import etree

from publish.editions.docx.layout import Layout
from publish.editions.docx.mending import mended
from publish.editions.docx.numbers import Numbering, names_of
from publish.editions.docx.openxml import Element, find_all, qualified
from publish.editions.docx.package import (
    DOCUMENT,
    ENDNOTES,
    FOOTNOTES,
    NUMBERING,
    STYLES,
    Package,
)
from publish.editions.docx.page import TURNED_HEADER, with_turned_header
from publish.editions.docx.part import Part, Story
from publish.editions.docx.pictures import Picture
from publish.editions.docx.text import SHARED

_HERE = b"<!--here-->"
_EXTERNAL = "External"
_KIND = qualified("w:abstractNumId")


def joined(
    frame: Package,
    parts: Sequence[Part],
    pictures: Mapping[str, Picture],
    layout: Layout,
    *,
    zotero: bool,
) -> Package:
    """The frame with all parts in it, in their order; ``pictures`` by their paths."""
    notes = ENDNOTES if ENDNOTES in frame.parts else FOOTNOTES
    names = names_of([part.text for part in parts] + [part.notes for part in parts])
    numbering = Numbering(names, zotero=zotero)
    told = {DOCUMENT: [part.text for part in parts], notes: [part.notes for part in parts]}
    package = frame
    for name, stories in told.items():
        pairs = zip(stories, parts, strict=True)
        stories = [mended(story, part, names) for story, part in pairs]
        package = _with_story(package, name, parts, numbering.story(parts, stories))
        package = _with_links(package, name, stories)
        package = _with_pictures(package, name, stories, pictures)
    package = _with_styles(_with_lists(package, parts), parts)
    turned = any(TURNED_HEADER.encode() in part.text.xml for part in parts)
    return with_turned_header(package, layout) if turned else package


def _with_story(
    package: Package, name: str, parts: Sequence[Part], told: Iterable[bytes]
) -> Package:
    """The package with a part that says what is ``told``, after what the frame has there."""
    frame = package.xml(name)
    spaces = {prefix: known for part in parts for prefix, known in part.namespaces.items()}
    root = etree.Element(frame.tag, nsmap={**_declared(frame), **spaces})
    if name == DOCUMENT:
        etree.SubElement(root, qualified("w:body")).append(etree.Comment("here"))
    else:
        root.extend([*frame, etree.Comment("here")])
    xml = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    before, _, after = xml.partition(_HERE)
    return package.with_part(name, b"".join((before, *told, after)))


def _declared(root: Element) -> dict[str, str]:
    """What every part declares: its own namespace, and that of relationships."""
    return {prefix: root.nsmap[prefix] for prefix in ("w", "r") if prefix in root.nsmap}


def _with_links(package: Package, name: str, stories: Sequence[Story]) -> Package:
    links = {key: address for story in stories for key, address in story.links.items()}
    return package.relate_all(name, "hyperlink", dict(sorted(links.items())), mode=_EXTERNAL)


def _with_pictures(
    package: Package, name: str, stories: Sequence[Story], pictures: Mapping[str, Picture]
) -> Package:
    """The pictures' parts, each once however often it is shown."""
    paths = {key: path for story in stories for key, path in story.pictures.items()}
    shown = {key: pictures[paths[key]] for key in sorted(paths)}
    media = {key: _media(picture) for key, picture in shown.items()}
    package = package.with_parts({f"word/{media[key]}": shown[key].content for key in shown})
    for suffix in dict.fromkeys(picture.suffix for picture in shown.values()):
        package = package.with_type(f"*.{suffix}", f"image/{suffix}")
    return package.relate_all(name, "image", media)


def _media(picture: Picture) -> str:
    return f"media/{sha256(picture.content).hexdigest()[:16]}.{picture.suffix}"


def _with_lists(package: Package, parts: Sequence[Part]) -> Package:
    """The kinds of lists that there are, each once, and then every list."""
    root = package.xml(NUMBERING)
    kinds = {key: xml for part in parts for key, xml in part.kinds.items()}
    known = {kind.get(_KIND) for kind in find_all(root, "w:abstractNum")}
    shared = find_all(root, "w:num")
    for key in sorted(kinds.keys() - known):
        shared[0].addprevious(etree.fromstring(kinds[key]))
    for number, xml in enumerate((xml for part in parts for xml in part.lists), 1):
        item = etree.fromstring(xml)
        item.set(qualified("w:numId"), str(SHARED + number))
        root.append(item)
    return package.with_xml(NUMBERING, root)


def _with_styles(package: Package, parts: Sequence[Part]) -> Package:
    """The styles that authors name and the theme does not have."""
    wanted = {key: xml for part in parts for key, xml in part.styles.items()}
    if not wanted:
        return package
    root = package.xml(STYLES)
    known = {style.get(qualified("w:styleId")) for style in find_all(root, "w:style")}
    root.extend(etree.fromstring(xml) for key, xml in wanted.items() if key not in known)
    return package.with_xml(STYLES, root)
