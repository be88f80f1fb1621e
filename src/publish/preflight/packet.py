"""The XMP packet of a file, flat: what it says of the whole document."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pikepdf import PdfError, Stream

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
    "http://ns.adobe.com/pdfx/1.3/": "pdfx",
}


def properties(metadata: Any) -> dict[str, Any]:
    """``prefix:name`` → text, or a list of texts; empty where nothing can be read."""
    if not isinstance(metadata, Stream):
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        tree = etree.fromstring(metadata.read_bytes().strip(), parser)
    except (etree.XMLSyntaxError, PdfError, ValueError):
        return {}
    known: dict[str, Any] = {}
    for described in tree.iter(f"{_RDF}Description"):
        above = described.getparent()
        if above is None or above.tag != f"{_RDF}RDF":
            continue
        known |= {_name(str(key)): value for key, value in described.attrib.items()}
        known |= {_name(str(one.tag)): _value(one) for one in described if isinstance(one.tag, str)}
    return known


def _name(tag: str) -> str:
    space, _, name = tag.removeprefix("{").rpartition("}")
    return f"{_PREFIXES.get(space, space)}:{name}"


def _value(element: Any) -> Any:
    items = [item.text or "" for item in element.iter(f"{_RDF}li")]
    if element.find(f"{_RDF}Alt") is not None:
        return items[0] if items else ""
    return items if items else (element.text or "").strip()
