"""Links: note calls, citations, terms, page references, addresses."""

from __future__ import annotations

from publish.editions.html.setting import Setting
from publish.editions.html.tree import TYPE, Element, has_class, make, replace, with_class


def links(root: Element, setting: Setting) -> None:
    for link in list(root.iter("a")):
        if has_class(link, "note-call"):
            _typed(link, "noteref", "doc-noteref")
        elif has_class(link, "term"):
            _typed(link, "glossref", "doc-glossref")
        elif has_class(link, "page-ref") and setting.printed:
            replace(link, _page_reference(link, setting))
    for citation in with_class(root, "citation", "span"):
        for link in citation.iter("a"):
            link.set("role", "doc-biblioref")


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
