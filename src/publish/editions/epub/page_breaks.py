"""Where the pages of the printed book begin, marked in the text of an e-book."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from lxml import etree

from publish.diagnostics import Outcome
from publish.editions.epub.xhtml import Element
from publish.editions.html.letters import INLINE, Run, Where, counted, is_block, runs, tag
from publish.editions.html.tree import TYPE, make, written
from publish.model import PageEntry, PageMap

ROLE = "doc-pagebreak"
_DASHES = "\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}\N{ZERO WIDTH SPACE}"
"""After these, as after a space, a word begins."""
_HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "header"))
"""A page that begins with these begins before them: it is no part of a title."""


def page_breaks(printed: PageMap, fragment: str) -> Outcome[tuple[PageEntry, ...]]:
    """Step: those of the printed pages that begin in a fragment."""
    blocks = {element.get("id") for element in _parsed(fragment).iter("*") if is_block(element)}
    return Outcome(tuple(page for page in printed.pages if page.anchor in blocks))


def with_page_breaks(fragment: str, pages: tuple[PageEntry, ...]) -> Outcome[str]:
    """Step: the fragment with a mark where each of these pages begins.

    A mark stands between words. A word that is broken over two pages belongs to the first.
    """
    section = _parsed(fragment)
    blocks = {element.get("id"): element for element in section.iter("*") if is_block(element)}
    for page in pages:
        _mark(blocks[page.anchor], page)
    return Outcome(written(section))


def _parsed(fragment: str) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(fragment.encode(), parser)


def _mark(block: Element, page: PageEntry) -> None:
    text = list(runs(block))
    place = _word(text, _offset("".join(counted(run.text) for run in text), page))
    mark = make("span", id=f"page-{page.label}", role=ROLE)
    mark.set(TYPE, "pagebreak")
    mark.set("aria-label", page.label)
    if place is None:
        block.append(mark)
    else:
        _insert(mark, *place, block)


def _offset(letters: str, page: PageEntry) -> int:
    """How many letters come before the page, even if some of them are not of this edition."""
    if letters.startswith(page.begins, page.offset):
        return page.offset
    found = [at for at in range(len(letters)) if letters.startswith(page.begins, at)]
    return min(found, key=lambda at: abs(at - page.offset), default=page.offset)


def _word(text: Sequence[Run], offset: int) -> tuple[Run, int] | None:
    """Where in the text the first word begins that has so many letters or more before it.

    None if there is no more word.
    """
    before, count = " ", 0
    for run, index, character in _characters(text):
        if counted(character):
            if count >= offset and _parts(before, character) and not _in_address(run, index):
                return run, index
            count += 1
        if character != "\N{SOFT HYPHEN}":
            before = character
    return None


def _characters(text: Sequence[Run]) -> Iterator[tuple[Run, int, str]]:
    for run in text:
        for index, character in enumerate(run.text):
            yield run, index, character


def _parts(before: str, after: str) -> bool:
    """Whether one word ends and another begins between two characters."""
    return before.isspace() or before in _DASHES or _is_wide(before) or _is_wide(after)


def _is_wide(character: str) -> bool:
    """Whether it is of a script that has no spaces between words."""
    return unicodedata.east_asian_width(character) in "WF"


def _in_address(run: Run, index: int) -> bool:
    """Whether an address has begun: what looks like a dash in one parts no words."""
    holder = run.element.getparent() if run.where is Where.TAIL else run.element
    begins = run.where is Where.TEXT and index == 0
    return holder.get("class") == "address" and not begins


def _insert(mark: Element, run: Run, index: int, block: Element) -> None:
    element = run.element
    if _leads(run, run.text[:index], block):
        _put_before(element, mark, block)
    elif run.where is Where.TAIL:
        mark.tail, element.tail = run.text[index:], run.text[:index]
        parent = element.getparent()
        parent.insert(parent.index(element) + 1, mark)
    else:
        mark.tail, element.text = run.text[index:], run.text[:index]
        element.insert(0, mark)


def _leads(run: Run, before: str, block: Element) -> bool:
    """Whether the page begins with an element, or with that in which it is, after ``before``."""
    if run.where is Where.OBJECT:
        return True
    if run.where is Where.TEXT:
        return not counted(before) and _opens(run.element, block)
    within = "".join(map(str, run.element.itertext()))  # an anchor has no words
    return (
        not counted(within + before)
        and _is_first(run.element)
        and _opens(run.element.getparent(), block)
    )


def _put_before(element: Element, mark: Element, block: Element) -> None:
    """Before the outermost element that the page begins with."""
    while (
        (parent := element.getparent()) is not None and _is_first(element) and _opens(parent, block)
    ):
        element = parent
    element.addprevious(mark)


def _is_first(element: Element) -> bool:
    before = element.itersiblings(preceding=True)
    parent = element.getparent()
    words = [parent.text or "" if parent is not None else ""]
    words += ["".join(map(str, one.itertext())) + (one.tail or "") for one in before]
    return not counted("".join(words))


def _opens(element: Element, block: Element) -> bool:
    """Whether a mark at the beginning of the element may stand before it."""
    name = tag(element)
    return name in _HEADS or (name in INLINE and element is not block)
