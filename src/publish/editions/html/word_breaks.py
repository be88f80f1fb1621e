"""The book's own word breaks in an e-book: soft hyphens, which reading systems understand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from lxml import etree

from publish.editions.html.setting import Setting
from publish.editions.html.tree import Element, has_class, make
from publish.editions.hyphenation import Breaks, Place

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
UNBROKEN = "unbroken"
"""Class of a word that never breaks."""
RULE = f"\n.{UNBROKEN} {{ -webkit-hyphens: none !important; hyphens: none !important }}\n"
"""What an e-book's style sheet must say of such words, whatever the theme is."""

_SILENT = frozenset({"code", "kbd", "math", "pre", "samp", "script", "style", "svg"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def break_words(root: Element, setting: Setting) -> None:
    """Mark the words of ``setting.hyphenation`` in an e-book; in print they are looked up.

    A soft hyphen says where a word may break, and keeps a reading system from breaking it
    elsewhere (CSS Text 3, 6.1). Headings have none, as their words serve for titles as well.
    """
    if setting.printed or not setting.hyphenation:
        return
    known = cache(lambda language: Breaks(setting.hyphenation, language))
    for element, language, soft in list(_texts(root, setting.metadata.language, soft=True)):
        words = known(language)
        for child in list(element):
            _mark_tail(child, words, soft=soft)
        _mark_text(element, words, soft=soft)


def _texts(element: Element, language: str, *, soft: bool) -> Iterator[tuple[Element, str, bool]]:
    """Each element whose text is prose, its language, and whether it may have soft hyphens."""
    name = etree.QName(element).localname
    if name in _SILENT or has_class(element, "address"):
        return
    language = element.get("lang", language)
    soft = soft and name not in _HEADINGS
    yield element, language, soft
    for child in element.iterchildren("*"):
        yield from _texts(child, language, soft=soft)


def _mark_text(element: Element, words: Breaks, *, soft: bool) -> None:
    element.text, spans = _marked(element.text or "", words, soft=soft)
    for place, span in enumerate(spans):
        element.insert(place, span)


def _mark_tail(child: Element, words: Breaks, *, soft: bool) -> None:
    parent = child.getparent()
    assert parent is not None
    child.tail, spans = _marked(child.tail or "", words, soft=soft)
    for place, span in enumerate(spans, start=parent.index(child) + 1):
        parent.insert(place, span)


def _marked(text: str, words: Breaks, *, soft: bool) -> tuple[str | None, list[Element]]:
    """The text up to the first word that never breaks, and these, with what follows each."""
    spans: list[Element] = []
    parts, done = [""], 0
    for place in words.places(text):
        parts[-1] += text[done : place.start]
        word = text[place.start : place.end]
        if not place.breaks:
            spans.append(make("span", word, class_=UNBROKEN))
            parts.append("")
        else:
            parts[-1] += _hyphenated(text, place) if soft else word
        done = place.end
    parts[-1] += text[done:]
    for span, tail in zip(spans, parts[1:], strict=True):
        span.tail = tail or None
    return parts[0] or None, spans


def _hyphenated(text: str, place: Place) -> str:
    points = (place.start, *place.breaks, place.end)
    return SOFT_HYPHEN.join(text[a:b] for a, b in pairwise(points))
