"""Links: note calls, citations, terms, page references, addresses."""

from __future__ import annotations

import re

from publish.editions.html.setting import Setting
from publish.editions.html.tree import (
    TYPE,
    Element,
    has_class,
    make,
    replace,
    set_classes,
)

_BREAKS = re.compile(r"(?<=//)(?=[^/])|(?<=[^/:])(?=[/~.,_?#%&=-])")
"""Where an address may break: after ``//``, before a mark (Chicago Manual of Style 18, 7.46)."""


def links(root: Element, setting: Setting) -> None:
    for link in list(root.iter("a")):
        if (link.text or "").startswith(("http://", "https://", "www.")) and not len(link):
            _address(link)
        if has_class(link, "note-call"):
            _typed(link, "noteref", "doc-noteref")
        elif has_class(link, "term"):
            _typed(link, "glossref", "doc-glossref")
        elif has_class(link, "page-ref") and setting.printed:
            replace(link, _page_reference(link, setting))
        elif link.get("href", "").startswith("#ref-"):
            link.set("role", "doc-biblioref")


def _address(link: Element) -> None:
    """An address that is shown may break at its marks, and has no hyphens but its own."""
    set_classes(link, ["address"])
    first, *others = _BREAKS.split(link.text or "")
    link.text = first
    for other in others:
        opportunity = make("wbr")
        opportunity.tail = other
        link.append(opportunity)


def _typed(link: Element, kind: str, role: str) -> None:
    link.set(TYPE, kind)
    link.set("role", role)


def _page_reference(link: Element, setting: Setting) -> Element:
    """“p. 45”, the number to be filled in when it is known."""
    reference = make("span", f"{setting.term('page')}\N{NO-BREAK SPACE}", class_="page-ref")
    if name := link.get("id"):
        reference.set("id", name)
    reference.append(page_number(link.get("href", "").removeprefix("#")))
    return reference


def page_number(name: str, last: str = "") -> Element:
    """A slot for the number of the page on which the anchor ``name`` stands."""
    slot = make("a", class_="page-number", href=f"#{name}")
    slot.set("data-page", name)
    if last:
        slot.set("data-last", last)
    return slot
