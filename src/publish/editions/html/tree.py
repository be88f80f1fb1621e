"""XHTML as an lxml tree: plain tag names, and ``epub:type`` in its namespace.

The fragment is written without the XHTML namespace, which the document around it declares.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

OPS = "http://www.idpf.org/2007/ops"
TYPE = f"{{{OPS}}}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MATHML = "{http://www.w3.org/1998/Math/MathML}"

_ROOT = f'<section xmlns:epub="{OPS}">'


def parsed(content: str) -> Element:
    """A ``section`` with this content. Raises lxml.etree.XMLSyntaxError."""
    return etree.fromstring(f"{_ROOT}{content}</section>")


_VOID = frozenset({"br", "col", "hr", "img", "wbr"})


def written(root: Element) -> str:
    """The element as text, namespaces declared once, on itself.

    Only HTML's void elements are written as ``<br/>``: readers that take XHTML for HTML would
    leave any other one open.
    """
    for element in root.iter("*"):
        if element.tag not in _VOID and not len(element) and element.text is None:
            element.text = ""
    etree.cleanup_namespaces(root, top_nsmap={"epub": OPS}, keep_ns_prefixes=["epub"])
    return etree.tostring(root, encoding="unicode", with_tail=False)


def inner(element: Element) -> str:
    """What an element holds, as text."""
    parts = [etree.tostring(child, encoding="unicode") for child in element]
    return escape(element.text or "", quote=False) + "".join(parts)


def words(element: Element) -> str:
    """The text of an element and all in it."""
    return "".join(str(text) for text in element.itertext())


def drop(element: Element, attribute: str) -> str:
    """Take an attribute away; what it said, empty if it was not there."""
    said = element.get(attribute, "")
    if attribute in element.attrib:
        del element.attrib[attribute]
    return said


def classes(element: Element) -> list[str]:
    return element.get("class", "").split()


def has_class(element: Element, name: str) -> bool:
    return name in classes(element)


def with_class(root: Element, name: str, tag: str = "*") -> list[Element]:
    """All elements below ``root`` of that class, in the order of the text."""
    return [element for element in root.iter(tag) if has_class(element, name)]


def set_classes(element: Element, names: Iterable[str]) -> None:
    kept = " ".join(dict.fromkeys(names))
    if kept:
        element.set("class", kept)
    else:
        drop(element, "class")


def make(tag: str, text: str = "", **attributes: str) -> Element:
    """A new element; ``class_`` stands for the attribute ``class``."""
    element = etree.Element(tag, {key.rstrip("_"): word for key, word in attributes.items()})
    element.text = text or None
    return element


def prepend(parent: Element, child: Element, then: str = "") -> None:
    """Put ``child`` before all that ``parent`` holds, with the text ``then`` after it."""
    child.tail = then + (parent.text or "")
    parent.text = None
    parent.insert(0, child)


def replace(old: Element, new: Element) -> None:
    """Put ``new`` where ``old`` stands; the text after it stays."""
    parent = old.getparent()
    assert parent is not None
    new.tail = old.tail
    parent.replace(old, new)


def remove(element: Element) -> None:
    """Take an element away; the text after it stays."""
    parent = element.getparent()
    assert parent is not None
    _append_before(element, element.tail or "")
    parent.remove(element)


def unwrap(element: Element) -> None:
    """Put what an element holds in its place."""
    parent = element.getparent()
    assert parent is not None
    place = parent.index(element)
    _append_before(element, element.text or "")
    children = list(element)
    for offset, child in enumerate(children):
        parent.insert(place + offset, child)
    if children:
        children[-1].tail = (children[-1].tail or "") + (element.tail or "")
    else:
        _append_before(element, element.tail or "")
    parent.remove(element)


def _append_before(element: Element, text: str) -> None:
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text
