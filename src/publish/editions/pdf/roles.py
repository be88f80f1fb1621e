"""What a structure element is and says of itself, from the HTML element that it is made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pydyf

from publish.editions.pdf import slots

NOTE = "/Note"
POINT = 0.75
"""Points in a CSS pixel."""
_ROLES: Mapping[str, str] = {
    **dict.fromkeys(("em", "i", "b", "strong", "cite", "small", "sub", "sup", "abbr"), "Span"),
    **dict.fromkeys(("dfn", "mark", "s", "u", "var", "ins", "del", "bdi"), "Span"),
    **dict.fromkeys(("code", "kbd", "samp"), "Code"),
    **dict.fromkeys(("header", "hgroup", "footer", "figure", "nav", "aside"), "Div"),
    "q": "Quote",
    "pre": "P",
}
"""HTML elements for which WeasyPrint has no role."""
_SCOPES: Mapping[str | None, str] = {"row": "/Row", "rowgroup": "/Row"}
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def is_marked(element: Any) -> bool:
    """Whether it is known which HTML element it comes from."""
    return hasattr(element, "source")


def mark(element: Any, source: Any, tag: str | None, *, leader: bool) -> None:
    """Note on a structure element (its dictionary) which HTML element it comes from."""
    element.source = (id(source), tag, element["S"])
    element.leader = leader
    if source is None or tag is None:
        return
    if element["S"] == "/NonStruct" and tag in _ROLES:
        element["S"] = f"/{_ROLES[tag]}"
    if element["S"] == "/Link" and "::" in tag:
        element["S"] = "/Span"
    if element["S"] == "/TH":
        element.scope = _SCOPES.get(source.get("scope"), "/Column")
    if (role := _of_note(element["S"], source)) and tag == source.tag:
        element["S"] = role
        element.note = source.get("id") if role == NOTE else None
    language = source.get("lang") or source.get(_XML_LANG)
    if language and tag == source.tag:
        element["Lang"] = pydyf.String(language)


def _of_note(role: str, source: Any) -> str:
    """What an element of notes is, which are no items of a list (ISO 14289-1, 7.9), or nothing."""
    classes = source.get("class", "").split()
    if "footnote" in classes or ("note" in classes and role == "/LI"):
        return NOTE
    within = ("notes" in classes and role == "/L") or ("note" in classes and role == "/LBody")
    return "/Div" if within else ""


def words(element: Any) -> str:
    """What a link says, for those who do not see it."""
    said = element.get("aria-label") or element.get("title") or "".join(_texts(element))
    return " ".join(said.split()) or str(element.get("href", "")).removeprefix("publish:")


def _texts(element: Any) -> Iterator[str]:
    """The text of an element, with what stands for the numbers that will be put into its slots."""
    anchor = element.get(slots.SLOT)
    if anchor and slots.is_shape(element.text or ""):
        yield slots.said(anchor)
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def tidy(pdf: Any, elements: Iterable[Any]) -> None:
    """Put right the attributes of a written galley's structure elements."""
    pages = (item for item in pdf.objects if isinstance(item, pydyf.Dictionary))
    boxes = {page.reference: page["MediaBox"] for page in pages if page.get("Type") == "/Page"}
    for element in elements:
        _tidy(element, boxes)


def _tidy(element: Any, boxes: Mapping[bytes, Any]) -> None:
    attributes = element.get("A")
    # Head cells say for what they are heads: that needs no identifiers, unique in the book.
    element.pop("ID", None)
    if note := getattr(element, "note", None):
        element["ID"] = pydyf.String(note)
    if attributes and attributes["O"] == "/Table":
        attributes.pop("Headers", None)
        if element["S"] == "/TH":
            attributes["Scope"] = element.scope
    elif attributes and "BBox" in attributes:
        # It came in CSS pixels from the page's upper left corner.
        left, top, right, bottom = (POINT * value for value in attributes["BBox"])
        height = boxes[element["Pg"]][3]
        attributes["BBox"] = pydyf.Array([left, height - bottom, right, height - top])
