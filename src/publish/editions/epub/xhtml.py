"""XHTML documents: fragments read, wrapped and written so that old readers understand them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = "etree._Element"

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
MATHML = "http://www.w3.org/1998/Math/MathML"
SVG = "http://www.w3.org/2000/svg"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
EPUB_TYPE = f"{{{EPUB}}}type"

_NAMESPACES = {None: XHTML, "epub": EPUB}

_VOID_NAMES = "area base br col embed hr img input link meta source track wbr"
_VOID = frozenset(f"{{{XHTML}}}{name}" for name in _VOID_NAMES.split())


def element(name: str, text: str = "", /, **attributes: str) -> Element:
    """An XHTML element; ``epub_type`` and ``xml_lang`` stand for the attributes with prefixes.

    A trailing underscore is dropped, and other underscores are hyphens: ``class_``, ``aria_label``.
    """
    made = etree.Element(f"{{{XHTML}}}{name}", nsmap=_NAMESPACES)  # type: ignore[arg-type]
    made.text = text or None
    for key, value in attributes.items():
        made.set(_attribute(key), value)
    return made


def _attribute(key: str) -> str:
    prefixed = {"epub_type": EPUB_TYPE, "xml_lang": XML_LANG}
    return prefixed.get(key) or key.rstrip("_").replace("_", "-")


def parse(fragment: str) -> Element:
    """The one element of a fragment whose unprefixed names are XHTML's.

    Raises etree.XMLSyntaxError where it is not well-formed: fragments are the program's own.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    wrapped = f'<body xmlns="{XHTML}" xmlns:epub="{EPUB}">{fragment}</body>'
    (section,) = etree.fromstring(wrapped.encode(), parser).iterchildren(etree.Element)
    return section


def page(
    title: str, language: str, stylesheets: Iterable[str], content: Iterable[Element]
) -> bytes:
    """A whole document: ``content`` in its body, ``stylesheets`` linked in their order."""
    root = element("html", lang=language, xml_lang=language)
    head, body = element("head"), element("body")
    head.append(element("meta", charset="utf-8"))
    head.append(element("title", title))
    head.extend(element("link", rel="stylesheet", type="text/css", href=s) for s in stylesheets)
    body.extend(content)
    root.extend((head, body))
    etree.cleanup_namespaces(root, keep_ns_prefixes=["epub"])
    _close(root)
    text: bytes = etree.tostring(
        root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>"
    )
    return text + b"\n"


def _close(root: Element) -> None:
    """Give empty elements an end tag: a reader that takes XHTML for HTML would swallow the rest."""
    for child in root.iter(f"{{{XHTML}}}*"):
        if child.tag not in _VOID and child.text is None and not len(child):
            child.text = ""


def text_of(part: Element) -> str:
    """The words of an element, with single spaces."""
    return " ".join("".join(map(str, part.itertext(etree.Element))).split())
