"""Drawings carry the theme's fonts: a picture file cannot use those of the book.

A reading system shows an SVG that an ``img`` names as a document of its own, which may load
nothing: so the faces that its labels name stand within it, cut to the labels' characters.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Sequence

from lxml import etree

from publish.editions.epub.fonts import FEATURES, SHAPING, Font, instances
from publish.editions.epub.stylesheet import font_face
from publish.editions.epub.typefaces import BOLD, REGULAR, Cut, Role
from publish.editions.epub.xhtml import SVG, Element

_BOLD = re.compile(r"font-weight\W+(bold|[6-9]00)|font:[^;]*\bbold\b")
_ITALIC = re.compile(r"font-style\W+(italic|oblique)|font:[^;]*\b(italic|oblique)\b")
_FEATURES = re.compile(r"font-variant|font-feature-settings|small-caps")


def with_fonts(content: bytes, faces: Sequence[Cut]) -> bytes:
    """The drawing with the faces that it names; as it is, where it has no words or names none.

    ``faces`` are all that the e-book carries. Raises etree.XMLSyntaxError for what is no XML.
    """
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    wanted = frozenset(map(ord, "".join(_labels(root))))
    source = content.decode(errors="replace")
    features = FEATURES if _FEATURES.search(source) else SHAPING
    rules = [
        _rule(font) for cut in _named(source, faces) for font in instances(cut, wanted, features)
    ]
    if not rules:
        return content
    style = etree.Element(f"{{{SVG}}}style")
    style.text = "\n" + "".join(rules)
    root.insert(0, style)
    made: bytes = etree.tostring(root.getroottree(), encoding="utf-8", xml_declaration=True)
    return made


def _labels(root: Element) -> Iterator[str]:
    for label in root.iter(f"{{{SVG}}}text"):
        yield from map(str, label.itertext(etree.Element))


def _named(source: str, faces: Sequence[Cut]) -> Iterator[Cut]:
    """The cuts that the drawing may ask for; one too many costs bytes, one too few a label."""
    styles = {"normal", "italic"} if _ITALIC.search(source) else {"normal"}
    weights = (REGULAR, BOLD) if _BOLD.search(source) else (REGULAR,)
    for cut in faces:
        if cut.role is not Role.FALLBACK and cut.family in source and cut.style in styles:
            some = tuple(weight for weight in cut.weights if weight in weights)
            yield Cut(cut.role, cut.family, cut.style, some, cut.file)


def _rule(font: Font) -> str:
    data = base64.b64encode(font.content).decode("ascii")
    return font_face(font, f"data:{font.media_type};base64,{data}")
