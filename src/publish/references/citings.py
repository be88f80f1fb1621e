"""Where each key is cited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from publish.diagnostics import Span
from publish.model import Chapter
from publish.pandoc.places import located, span_at
from publish.resolve.bibliography import selections
from publish.resolve.windows import is_citation

Citings = Mapping[str, tuple[Span, ...]]
"""Key → the places at which it is cited, in reading order."""


def citings(
    chapters: Iterable[Chapter], listed: Iterable[tuple[str, Span]], keys: Iterable[str]
) -> Citings:
    """All citations of ``chapters``, and the keys that a bibliography asks for.

    ``listed`` are the keys that book.yaml wants listed though nothing cites them, with their
    places; ``*`` stands for all ``keys`` that there are. What stands in one edition alone
    counts: the chapters are taken as they were written.
    """
    found: dict[str, list[Span]] = {}
    for chapter in chapters:
        nodes = tuple(located(chapter.blocks, chapter.path))
        for node, _ in nodes:
            for item in node["c"][0] if is_citation(node) else ():
                place = span_at(chapter.path, item["at"])
                found.setdefault(item["citationId"], []).append(place)
        for selection in selections(nodes):
            for key in selection.keys:
                found.setdefault(key, []).append(selection.span)
    for key, place in listed:
        for one in keys if key == "*" else (key,):
            found.setdefault(one, []).append(place)
    return {key: tuple(dict.fromkeys(places)) for key, places in found.items()}
