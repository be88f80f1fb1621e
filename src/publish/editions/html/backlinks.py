"""Back from each entry of the bibliography to the places that cite it."""

from __future__ import annotations

from lxml import etree

from publish.editions.html.content import Source
from publish.editions.html.drafts import Draft
from publish.editions.html.index import locators
from publish.editions.html.setting import Setting
from publish.editions.html.tree import Element, make
from publish.model import Apparatus, Locator


def add_backlinks(root: Element, source: Source) -> None:
    """“Cited on pp. 12, 14.” after each entry in print, “Cited in ch. 1, (2).” in e-books."""
    for item in root.iter("li"):
        key = item.get("id", "").removeprefix("ref-")
        if places := source.apparatus.cited.get(key):
            _insert(item, _said(str(locators(places, source)), source))


def add_own_backlinks(root: Element, draft: Draft, setting: Setting) -> None:
    """The same in a chapter's bibliography of what the chapter cites, to the chapter's places."""
    apparatus = Apparatus(headings=draft.headings)
    source = Source(draft.piece, apparatus, (draft.piece,), setting)
    for item in root.iter("li"):
        if names := str(item.attrib.pop("data-cited", "")):
            places = tuple(Locator(name, draft.piece.id) for name in names.split())
            _insert(item, _said(str(locators(places, source)), source))


def _said(links: str, source: Source) -> Element:
    term = source.setting.term
    said = make("span", f"{term('cited-on' if source.setting.printed else 'cited-in')} ")
    said.set("class", "backlinks")
    listed = etree.fromstring(f'<span class="locators">{links}</span>')
    if source.setting.printed:
        listed.set("data-one", term("page"))
        listed.set("data-many", term("pages"))
    else:
        for link in listed.iter("a"):
            link.set("role", "doc-backlink")
    listed.tail = "."
    said.append(listed)
    return said


def _insert(item: Element, said: Element) -> None:
    """At the end of the entry proper; its annotation follows."""
    end = next((n for n, child in enumerate(item) if child.tag == "div"), len(item))
    if end:
        item[end - 1].tail = f"{(item[end - 1].tail or '').rstrip()} "
    else:
        item.text = f"{(item.text or '').rstrip()} "
    item.insert(end, said)
