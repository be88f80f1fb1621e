"""The structure tree of a galley, mended while it is still WeasyPrint's.

WeasyPrint tags page by page and line by line: a paragraph on two pages becomes two, a link on
two lines becomes two, and every line is a Span of its own. Neighbours that come from the same
HTML element are made one here, and the lines' Spans become content of their block. Leaders and
repeated table heads become artifacts, and elements without content go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pydyf

from publish.editions.pdf.artifacts import NOWHERE, Artifacts

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
_HOLLOW = frozenset(("/Span", "/Link", "/NonStruct", "/Div", "/P", "/Code", "/Quote"))
"""Roles of elements that mean nothing when they are empty; an empty cell keeps its place."""
POINT = 0.75
"""Points in a CSS pixel."""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def mark(element: Any, source: Any, tag: str | None, *, leader: bool) -> None:
    """Note on a structure element (its dictionary) which HTML element it comes from, once."""
    if hasattr(element, "source"):
        return
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
    tree = _Tree(table, Artifacts(pdf, table), {})
    tree.join(root)
    tree.prune(root)
    for reference in tree.heirs:
        table[reference].free = "f"
    _hand_over(pdf, tree.heirs)


@dataclass(frozen=True)
class _Tree:
    """All elements by reference; ``heirs`` says who follows those that are gone."""

    elements: Mapping[bytes, Any]
    artifacts: Artifacts
    heirs: dict[bytes, bytes]

    def join(self, parent: Any) -> None:
        """Make one of neighbours that belong together, here and below."""
        kept: list[Any] = []
        last: Any = None
        for kid in parent["K"]:
            child = self.elements.get(kid) if isinstance(kid, bytes) else None
            if child is None:
                kept.append(kid)
                last = None
            elif _is_line(child):
                self.heirs[kid] = parent.reference
                kept.extend(_content(child, parent))
                last = None
            elif self._is_decoration(child, kept) and self._retire(child):
                continue
            elif last is not None and _same(last, child):
                self.heirs[kid] = last.reference
                self._absorb(last, child)
            else:
                kept.append(kid)
                last = child
        parent["K"][:] = kept
        for child in self._children(parent):
            self.join(child)

    def prune(self, parent: Any) -> None:
        """Drop elements without content, from the leaves up: anchors, what leaders stood in."""
        for child in self._children(parent):
            self.prune(child)
            if not child["K"] and child["S"] in _HOLLOW and "Alt" not in child:
                parent["K"].remove(child.reference)
                self.heirs[child.reference] = NOWHERE

    def _children(self, parent: Any) -> list[Any]:
        kids = [kid for kid in parent["K"] if isinstance(kid, bytes)]
        return [self.elements[kid] for kid in kids if kid in self.elements]

    def _absorb(self, heir: Any, child: Any) -> None:
        for kid in _content(child, heir):
            heir["K"].append(kid)
            if isinstance(kid, bytes) and kid in self.elements:
                self.elements[kid]["P"] = heir.reference

    def _is_decoration(self, child: Any, kept: list[Any]) -> bool:
        if getattr(child, "leader", False):
            return True
        before = (self.elements[kid] for kid in kept if kid in self.elements)
        return child["S"] == "/THead" and any(_same(other, child) for other in before)

    def _retire(self, child: Any) -> bool:
        gone = self.artifacts.of(child)
        self.heirs.update(dict.fromkeys(gone, NOWHERE))
        return bool(gone)


def _is_line(child: Any) -> bool:
    """Whether it is the Span that WeasyPrint puts around each line of text."""
    return not hasattr(child, "source") and all(isinstance(kid, int) for kid in child["K"])


def _same(one: Any, other: Any) -> bool:
    return bool(getattr(one, "source", 1) == getattr(other, "source", 2))


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
