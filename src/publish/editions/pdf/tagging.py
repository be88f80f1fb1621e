"""The structure tree of a galley, mended while it is still WeasyPrint's.

WeasyPrint tags page by page and line by line: a paragraph on two pages becomes two, a link on
two lines becomes two, and every line is a Span of its own. Neighbours that come from the same
HTML element are made one here, and the lines' Spans become content of their block.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pydyf

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
POINT = 0.75
"""Points in a CSS pixel."""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def mark(element: Any, source: Any, tag: str | None) -> None:
    """Note on a structure element (its dictionary) which HTML element it comes from, once."""
    if hasattr(element, "source"):
        return
    element.source = (id(source), tag, element["S"])
    if source is None or tag is None:
        return
    if element["S"] == "/NonStruct" and tag in _ROLES:
        element["S"] = f"/{_ROLES[tag]}"
    if element["S"] == "/TH":
        element.scope = _SCOPES.get(source.get("scope"), "/Column")
    language = source.get("lang") or source.get(_XML_LANG)
    if language and tag == source.tag:
        element["Lang"] = pydyf.String(language)


def words(element: Any) -> str:
    """What a link says, for those who do not see it."""
    said = element.get("aria-label") or element.get("title") or "".join(element.itertext())
    return " ".join(said.split()) or str(element.get("href", "")).removeprefix("publish:")


def join(pdf: Any) -> None:
    """Make the structure tree of a written galley whole; a galley without tags is left alone."""
    if "StructTreeRoot" not in pdf.catalog:
        return
    table = {
        item.reference: item
        for item in pdf.objects
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/StructElem"
    }
    boxes = {reference: pdf_page["MediaBox"] for reference, pdf_page in _pages(pdf)}
    for element in table.values():
        _tidy(element, boxes)
    root = next(item for item in table.values() if item["S"] == "/Document")
    heirs: dict[bytes, bytes] = {}
    _join_children(root, table, heirs)
    for reference in heirs:
        table[reference].free = "f"
    _hand_over(pdf, heirs)


def _join_children(parent: Any, table: Mapping[bytes, Any], heirs: dict[bytes, bytes]) -> None:
    kept: list[Any] = []
    last: Any = None
    for kid in parent["K"]:
        child = table.get(kid) if isinstance(kid, bytes) else None
        if child is None:
            kept.append(kid)
            last = None
        elif _is_line(child):
            heirs[kid] = parent.reference
            kept.extend(_content(child, parent))
            last = None
        elif last is not None and _same(last, child):
            heirs[kid] = last.reference
            _absorb(last, child, table)
        else:
            kept.append(kid)
            last = child
    parent["K"][:] = kept
    for kid in kept:
        if isinstance(kid, bytes) and kid in table:
            _join_children(table[kid], table, heirs)


def _is_line(child: Any) -> bool:
    """Whether it is the Span that WeasyPrint puts around each line of text."""
    return not hasattr(child, "source") and all(isinstance(kid, int) for kid in child["K"])


def _same(one: Any, other: Any) -> bool:
    return bool(getattr(one, "source", 1) == getattr(other, "source", 2))


def _absorb(heir: Any, child: Any, table: Mapping[bytes, Any]) -> None:
    for kid in _content(child, heir):
        heir["K"].append(kid)
        if isinstance(kid, bytes) and kid in table:
            table[kid]["P"] = heir.reference


def _content(child: Any, heir: Any) -> list[Any]:
    """A child's kids as the heir can hold them: marked content of another page names it."""
    if child["Pg"] == heir.get("Pg"):
        return list(child["K"])
    return [_content_on(child["Pg"], kid) if isinstance(kid, int) else kid for kid in child["K"]]


def _content_on(page: bytes, mcid: int) -> Any:
    return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": mcid})


def _pages(pdf: Any) -> Iterator[tuple[bytes, Any]]:
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/Page":
            yield item.reference, item


def _tidy(element: Any, boxes: Mapping[bytes, Any]) -> None:
    """Put right what an element says of itself."""
    attributes = element.get("A")
    # Head cells say for what they are heads: that needs no identifiers, unique in the book.
    element.pop("ID", None)
    if attributes and attributes["O"] == "/Table":
        attributes.pop("Headers", None)
        if element["S"] == "/TH":
            attributes["Scope"] = element.scope
    elif attributes and "BBox" in attributes:
        # It came in CSS pixels from the page's upper left corner.
        left, top, right, bottom = (POINT * value for value in attributes["BBox"])
        height = boxes[element["Pg"]][3]
        attributes["BBox"] = pydyf.Array([left, height - bottom, right, height - top])


def _hand_over(pdf: Any, heirs: Mapping[bytes, bytes]) -> None:
    """Let the parent tree name the heirs of the elements that are gone."""
    root = next(item for item in pdf.objects if _is_root(item))
    numbers = next(item for item in pdf.objects if item.reference == root["ParentTree"])["Nums"]
    for position, value in enumerate(numbers):
        if isinstance(value, list):
            value[:] = [_heir(reference, heirs) for reference in value]
        elif isinstance(value, bytes):
            numbers[position] = _heir(value, heirs)


def _is_root(item: Any) -> bool:
    return isinstance(item, pydyf.Dictionary) and item.get("Type") == "/StructTreeRoot"


def _heir(reference: bytes, heirs: Mapping[bytes, bytes]) -> bytes:
    while reference in heirs:
        reference = heirs[reference]
    return reference
