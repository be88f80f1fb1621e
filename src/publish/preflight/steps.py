"""The check of an edition that has just been made, as steps."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from publish.diagnostics import Outcome, Severity, Span
from publish.model import PageMap, Product, Resolved
from publish.pandoc.ast import attributes, identifier, walk
from publish.pandoc.places import is_place, opening_place, span_at
from publish.preflight.requirements import Requirements

if TYPE_CHECKING:
    from publish.preflight.reuse import Known, Packed


class HasContent(Protocol):
    @property
    def content(self) -> bytes: ...


class HasPages(Protocol):
    @property
    def pages(self) -> Sequence[Any]:
        """Each with the ``piece`` that it is of, and its ``number`` in it, None if blank."""


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


def painted(pages: HasContent) -> Outcome[Packed]:
    """Step: what the pages of a piece paint, but for what becomes of them when they are bound."""
    from publish.preflight.reuse import Packed, read_pages

    return Outcome(Packed.of(read_pages(pages.content)))


def inspect_alone(product: Product, edition: Edition) -> Outcome[int]:
    """Step: as `inspect`, of a file whose pages come from no chapter."""
    return _inspect(product, edition, _Pages(PageMap((), {}), {}, Span(edition.file)), {})


def inspect(product: Product, map_: PageMap, order: HasPages, *rest: Any) -> Outcome[int]:
    """Step: how many diagnostics there are.

    ``order`` says which page of which piece each of the book's is. Then come the places of the
    pieces and what the pages of each paint, the pieces' names, and the `Edition`.

    All are warnings here: what is wrong with a file is seen best in the file.
    """
    *known, pieces, edition = rest
    all_places, all_pages = known[: -len(pieces)], known[-len(pieces) :]
    places_of = ChainMap(*reversed(all_places))  # hardly one is ever asked for
    read = {piece: one.pages for piece, one in zip(pieces, all_pages, strict=True)}
    pages = {
        number: read[page.piece][page.number]
        for number, page in enumerate(order.pages, start=1)
        if page.number is not None
    }
    return _inspect(product, edition, _Pages(map_, places_of, Span(edition.file)), pages)


def prepare(product: object, map_: object, order: object, *rest: Any) -> None:
    """Before the book can be inspected: what its pages paint is unpacked, as far as it is there."""
    *known, pieces, _ = rest
    for packed in known[-len(pieces) :]:
        if packed is not None:
            packed.pages  # noqa: B018  # which it remembers


def _inspect(
    product: Product, edition: Edition, where: _Pages, known: Mapping[int, Known]
) -> Outcome[int]:
    from publish.preflight.checking import check_content

    asked, name = edition.asked, edition.name
    found = check_content(product.content, where.file, asked, where.of, name, known)
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
