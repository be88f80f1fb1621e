"""A piece's XHTML fragment as a tree: what it asks for, and how its slots are filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from lxml import etree

from publish.editions.pdf.locators import Run, collapse

Tree: TypeAlias = etree._Element

PLACEHOLDER = "000"
"""Stands for a page that is not known yet: as wide as most numbers, so that little moves."""
_XHTML = "{http://www.w3.org/1999/xhtml}"


def parse(fragment: str) -> Tree:
    """The fragment as a tree of its own, HTML elements without a namespace.

    Raises lxml.etree.XMLSyntaxError if it is not well-formed: a bug, not the user's mistake.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    tree = etree.fromstring(fragment.encode(), parser)
    for element in tree.iter(f"{_XHTML}*"):
        element.tag = str(element.tag).removeprefix(_XHTML)
    return tree


def ids(tree: Tree) -> frozenset[str]:
    """All identifiers in the fragment."""
    return frozenset(element.get("id", "") for element in tree.iter("*")) - {""}


def pages_asked(tree: Tree) -> tuple[str, ...]:
    """The anchors whose pages the fragment wants to know, each once, in order."""
    slots = tree.iterfind(".//a[@data-page]")
    asked = (slot.get(name, "") for slot in slots for name in ("data-page", "data-last"))
    return tuple(dict.fromkeys(anchor for anchor in asked if anchor))


def pictures(tree: Tree) -> tuple[str, ...]:
    """The pictures that the fragment shows, each once, in order."""
    return tuple(dict.fromkeys(image.get("src", "") for image in tree.iter("img")))


def marked(tree: Tree, tag: str, name: str) -> Iterator[Tree]:
    """The elements ``tag`` of class ``name``."""
    return (element for element in tree.iter(tag) if name in element.get("class", "").split())


def words(element: Tree) -> str:
    """The text of an element."""
    return "".join(str(text) for text in element.itertext()).strip()


def fill(tree: Tree, labels: Mapping[str, str]) -> None:
    """Put page labels into the tree's slots: all that depends on pages happens here."""
    for run in marked(tree, "span", "locators"):
        _fill_locators(run, labels)
    for slot in tree.iterfind(".//a[@data-page]"):
        slot.text = labels.get(slot.get("data-page", "")) or PLACEHOLDER
        etree.strip_attributes(slot, "data-page", "data-last")


def _fill_locators(locators: Tree, labels: Mapping[str, str]) -> None:
    slots = locators.findall(".//a[@data-page]")
    runs = [run for run in (_run(slot, labels) for slot in slots) if run]
    for child in list(locators):
        locators.remove(child)
    locators.text = None if runs else PLACEHOLDER
    for number, run in enumerate(collapse(runs)):
        if number:
            locators[-1].tail = ", "
        link = etree.SubElement(locators, "a", {"class": "page-number", "href": f"#{run.id}"})
        link.text = run.words
    _name_pages(locators)


def _name_pages(locators: Tree) -> None:
    """“p.” or “pp.” before the pages, where the list has these words with it."""
    words = {name: str(locators.attrib.pop(f"data-{name}", "")) for name in ("one", "many")}
    several = len(locators) != 1 or "–" in (locators[0].text or "")
    if word := words["many" if several else "one"]:
        locators.text = word + "\N{NO-BREAK SPACE}" + ("" if len(locators) else PLACEHOLDER)


def _run(slot: Tree, labels: Mapping[str, str]) -> Run | None:
    anchor, end = slot.get("data-page", ""), slot.get("data-last", "")
    first = labels.get(anchor, "")
    last = labels.get(end, "") or first
    return Run(anchor, first, last, bool(end)) if first else None
