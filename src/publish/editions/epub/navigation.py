"""``nav.xhtml``: the navigation document that EPUB 3 readers ask for."""

from __future__ import annotations

from collections.abc import Sequence

from publish.editions.epub.contents import Entry, Landmark
from publish.editions.epub.page_list import Page, page_list
from publish.editions.epub.xhtml import Element, element, page

PATH = "nav.xhtml"


def navigation(
    contents: Sequence[Entry],
    landmarks: Sequence[Landmark],
    pages: Sequence[Page] = (),
    *,
    title: str,
    language: str,
    stylesheets: Sequence[str],
) -> bytes:
    """Contents, landmarks, and the printed book's pages where they are known.

    ``title`` is the word for contents in the book's language.
    """
    listed = [page_list(pages)] if pages else []
    lists = [_toc(contents, title), _landmarks(landmarks), *listed]
    return page(title, language, stylesheets, lists)


def _toc(contents: Sequence[Entry], title: str) -> Element:
    nav = element("nav", id="toc", epub_type="toc", role="doc-toc", aria_labelledby="toc-title")
    nav.append(element("h1", title, id="toc-title"))
    nav.append(_list(contents))
    return nav


def _list(entries: Sequence[Entry]) -> Element:
    """Without numbers of its own: the entries bear the book's."""
    lines = element("ol", style="list-style: none")
    for entry in entries:
        line = element("li")
        line.append(element("a", entry.title, href=entry.href))
        if entry.children:
            line.append(_list(entry.children))
        lines.append(line)
    return lines


def _landmarks(landmarks: Sequence[Landmark]) -> Element:
    """Hidden: readers offer these by buttons of their own."""
    nav = element("nav", id="landmarks", epub_type="landmarks", hidden="hidden")
    lines = element("ol")
    for landmark in landmarks:
        line = element("li")
        line.append(element("a", landmark.title, epub_type=landmark.type, href=landmark.href))
        lines.append(line)
    nav.append(lines)
    return nav
