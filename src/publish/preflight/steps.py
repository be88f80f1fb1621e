"""The check of an edition that has just been made, as steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from publish.diagnostics import Outcome, Severity, Span
from publish.model import PageMap, Product, Resolved
from publish.pandoc.ast import attributes, identifier, walk
from publish.pandoc.places import is_place, opening_place, span_at
from publish.preflight.requirements import Requirements


@dataclass(frozen=True)
class Edition:
    """What is checked: the edition's name, its file's, and what is asked of it."""

    name: str
    file: str
    asked: Requirements


def places(resolved: Resolved) -> Outcome[Mapping[str, Span]]:
    """Step: where each block of a piece stands in the manuscript, by its anchor and its label."""
    known = {}
    for tree in (resolved.blocks, *(note.blocks for note in resolved.notes)):
        for node in walk(tree, words=False):
            at = _place(node)
            if at and identifier(node):
                known[identifier(node)] = span_at(resolved.path, at)
    return Outcome(known)


def _place(node: dict[str, Any]) -> str | None:
    """Where a block stands that has an identifier: its own place, or that of its anchor."""
    if node["t"] == "CodeBlock" or is_place(node):
        return attributes(node).get("at")
    return opening_place(node) if node["t"] in ("Header", "Figure", "Table") else None


def inspect_alone(product: Product, edition: Edition) -> Outcome[int]:
    """Step: as `inspect`, of a file whose pages come from no chapter."""
    return inspect(product, PageMap((), {}), edition)


def inspect(product: Product, pages: PageMap, *rest: Any) -> Outcome[int]:
    """Step: how many diagnostics there are; the places of all pieces, then the `Edition`.

    All are warnings here: what is wrong with a file is seen best in the file.
    """
    from publish.preflight.checking import check_content

    *known, edition = rest
    places_of = {anchor: span for places in known for anchor, span in places.items()}
    file = Span(edition.file)
    where = _Pages(pages, places_of, file)
    found = check_content(product.content, file, edition.asked, where.of, edition.name)
    return Outcome(len(found), tuple(replace(one, severity=Severity.WARNING) for one in found))


@dataclass(frozen=True)
class _Pages:
    """Where in the manuscript the pages of an edition come from."""

    map: PageMap
    places: Mapping[str, Span]
    file: Span

    def of(self, page: int | None) -> Span:
        """The first block on the page; the file where that is generated, or none is meant."""
        if page is None or page > len(self.map.pages):
            return self.file
        entry = self.map.pages[page - 1]
        # A page that opens with a picture has no first words, but its blocks are on it.
        labels = self.map.labels.items()
        blocks = (anchor for anchor, label in labels if label == entry.label)
        known = (self.places[one] for one in (entry.anchor, *blocks) if one in self.places)
        return next(known, self.file)
