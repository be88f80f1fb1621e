"""Links and fields that lead nowhere, as in a copy of some chapters: they become text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from publish.editions.docx.openxml import Element, find_all, qualified, unwrap
from publish.editions.docx.part import REFERENCE, Part, Story, inner
from publish.editions.docx.passes.codes import without_fields

_ANCHOR, _CODE = qualified("w:anchor"), qualified("w:instrText")


def mended(story: Story, part: Part, names: Mapping[str, str]) -> Story:
    """The story of a part without what leads to no bookmark of ``names``."""
    if all(target in names for target in story.targets):
        return story
    root = _parsed(story.xml, part.namespaces)
    for link in find_all(root, "//w:hyperlink[@w:anchor]"):
        if link.get(_ANCHOR) not in names:
            unwrap(link)
    without_fields(root, lambda code: _dead(code, names))
    return replace(story, xml=inner(root, root))


def _parsed(xml: bytes, namespaces: Mapping[str, str]) -> Element:
    declared = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in namespaces.items())
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(b"<w:body %b>%b</w:body>" % (declared.encode(), xml), parser)


def _dead(code: str, names: Mapping[str, str]) -> bool:
    match = REFERENCE.match(code)
    return match is not None and match[2] not in names
