"""A piece's XHTML fragment as a tree: what it asks for, and how its slots are filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from lxml import etree

from publish.editions.pdf.locators import Run, collapse
from publish.editions.pdf.slots import SLOT, UNKNOWN, is_shape

Tree: TypeAlias = etree._Element

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
    """The anchors whose pages the fragment lists, each once, in order: their words depend on
    which these are, as “12–15” does."""
    asked = (
        slot.get(name, "")
        for run in marked(tree, "span", "locators")
        for slot in run.iterfind(f".//a[@{SLOT}]")
        for name in (SLOT, "data-last")
    )
    return tuple(dict.fromkeys(anchor for anchor in asked if anchor))


def slots(tree: Tree) -> tuple[str, ...]:
    """The anchors whose pages' numbers the fragment has room for, each once, in order."""
    listed = {slot for run in marked(tree, "span", "locators") for slot in run.iter("a")}
    alone = (slot for slot in tree.iterfind(f".//a[@{SLOT}]") if slot not in listed)
    return tuple(dict.fromkeys(slot.get(SLOT, "") for slot in alone))


def pictures(tree: Tree) -> tuple[str, ...]:
    """The pictures that the fragment shows, each once, in order."""
    return tuple(dict.fromkeys(image.get("src", "") for image in tree.iter("img")))


def marked(tree: Tree, tag: str, name: str) -> Iterator[Tree]:
    """The elements ``tag`` of class ``name``."""
    return (element for element in tree.iter(tag) if name in element.get("class", "").split())


def words(element: Tree) -> str:
    """The text of an element."""
    return "".join(str(text) for text in element.itertext()).strip()


def fill(tree: Tree, labels: Mapping[str, str], numbers: Mapping[str, str]) -> None:
    """Put page labels into the tree's lists of pages, and ``numbers`` into its slots: all that
    depends on pages happens here. What are not zeros is no slot any more."""
    for run in marked(tree, "span", "locators"):
        _fill_locators(run, labels)
    for slot in tree.iterfind(f".//a[@{SLOT}]"):
        slot.text = numbers.get(slot.get(SLOT, "")) or UNKNOWN
        etree.strip_attributes(slot, *(() if is_shape(slot.text) else (SLOT,)), "data-last")


def _fill_locators(locators: Tree, labels: Mapping[str, str]) -> None:
    slots = locators.findall(f".//a[@{SLOT}]")
    runs = [run for run in (_run(slot, labels) for slot in slots) if run]
    for child in list(locators):
        locators.remove(child)
    locators.text = None if runs else UNKNOWN
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
        locators.text = word + "\N{NO-BREAK SPACE}" + ("" if len(locators) else UNKNOWN)


def _run(slot: Tree, labels: Mapping[str, str]) -> Run | None:
    anchor, end = slot.get(SLOT, ""), slot.get("data-last", "")
    first = labels.get(anchor, "")
    last = labels.get(end, "") or first
    return Run(anchor, first, last, bool(end)) if first else None
