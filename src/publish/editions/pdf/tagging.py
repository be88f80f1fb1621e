"""The structure tree of a galley, mended while it is still WeasyPrint's.

WeasyPrint tags page by page and line by line: a paragraph on two pages becomes two, a link on
two lines becomes two, and every line is a Span of its own. Neighbours that come from the same
HTML element are made one here, and the lines' Spans become content of their block. Leaders,
ornaments and repeated table heads become artifacts, and elements without content go.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf

from publish.editions.pdf.artifacts import NOWHERE, Artifacts
from publish.editions.pdf.roles import is_marked, tidy

_HOLLOW = frozenset(("/Span", "/Link", "/NonStruct", "/Div", "/P", "/Code", "/Quote"))
"""Roles of elements that mean nothing when they are empty; an empty cell keeps its place."""


def join(pdf: Any) -> None:
    """Make the structure tree of a written galley whole; a galley without tags is left alone."""
    if "StructTreeRoot" not in pdf.catalog:
        return
    table = _table(pdf.objects)
    heirs = {item.reference: item.heir for item in pdf.objects if hasattr(item, "heir")}
    tidy(pdf, table.values())
    root = next(item for item in table.values() if item["S"] == "/Document")
    tree = _Tree(table, Artifacts(pdf, table), heirs)
    tree.join(root)
    tree.artifacts.leave()
    tree.prune(root)
    for reference in tree.heirs.keys() & table.keys():
        table[reference].free = "f"
    _hand_over(pdf, tree.heirs)
    _name(pdf, (item for key, item in table.items() if key not in tree.heirs))


def fold(elements: Iterable[Any], objects: Sequence[Any]) -> None:
    """Make lines content of the elements that they are in, as soon as a page has its tags.

    They go before those of the next page come. ``objects`` are all, by number.
    """
    for parent in elements:
        kept: list[Any] = []
        for kid in parent["K"]:
            child = objects[int(kid.partition(b" ")[0])] if isinstance(kid, bytes) else None
            if child is None or not _is_line(child):
                kept.append(kid)
            else:
                kept += child["K"]
                child.clear()
                child.heir, child.free = parent.reference, "f"
        parent["K"][:] = kept


def _table(objects: Iterable[Any]) -> dict[bytes, Any]:
    """The structure elements among objects, by reference."""
    return {
        item.reference: item
        for item in objects
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/StructElem"
    }


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
        if getattr(child, "leader", False) or _is_ornament(child):
            return True
        before = (self.elements[kid] for kid in kept if kid in self.elements)
        return child["S"] == "/THead" and any(_same(other, child) for other in before)

    def _retire(self, child: Any) -> bool:
        gone = self.artifacts.of(child)
        self.heirs.update(dict.fromkeys(gone, NOWHERE))
        return bool(gone)


def _is_line(child: Any) -> bool:
    """Whether it is the Span that WeasyPrint puts around each line of text."""
    return child.get("Type") == "/StructElem" and not is_marked(child)


def _is_ornament(child: Any) -> bool:
    """Whether it is a picture of which nothing is to be said."""
    return child["S"] == "/Figure" and "Alt" not in child


def _same(one: Any, other: Any) -> bool:
    return bool(getattr(one, "source", 1) == getattr(other, "source", 2))


def _content(child: Any, heir: Any) -> list[Any]:
    """A child's kids as the heir can hold them: marked content of another page names it."""
    if child["Pg"] == heir.get("Pg"):
        return list(child["K"])
    return [_content_on(child["Pg"], kid) if isinstance(kid, int) else kid for kid in child["K"]]


def _content_on(page: bytes, mcid: int) -> Any:
    return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": mcid})


def _hand_over(pdf: Any, heirs: Mapping[bytes, bytes]) -> None:
    """Let the parent tree name the heirs of the elements that are gone."""
    root = next(item for item in pdf.objects if _is_root(item))
    numbers = next(item for item in pdf.objects if item.reference == root["ParentTree"])["Nums"]
    for position, value in enumerate(numbers):
        if isinstance(value, list):
            value[:] = [_heir(reference, heirs) for reference in value]
        elif isinstance(value, bytes):
            numbers[position] = _heir(value, heirs)


def _name(pdf: Any, elements: Iterable[Any]) -> None:
    """List the elements that have a name, so that assembly need not look for them."""
    named = {item["ID"].string: item.reference for item in elements if "ID" in item}
    names = [part for name in sorted(named) for part in (pydyf.String(name), named[name])]
    if names:
        root = next(item for item in pdf.objects if _is_root(item))
        root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(names)})


def _is_root(item: Any) -> bool:
    return isinstance(item, pydyf.Dictionary) and item.get("Type") == "/StructTreeRoot"


def _heir(reference: bytes, heirs: Mapping[bytes, bytes]) -> bytes:
    while reference in heirs:
        reference = heirs[reference]
    return reference
