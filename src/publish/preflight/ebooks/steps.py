"""The check of an e-book that has just been made, as steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from publish.diagnostics import Outcome, Severity, Span
from publish.model import Product
from publish.preflight.ebooks.placing import COVER, ENTRY
from publish.profiles import Store


@dataclass(frozen=True)
class Ebook:
    """What is checked: the edition's name, its file's, and what the store asks."""

    name: str
    file: str
    store: Store


class HasPlaces(Protocol):
    """The library: where each entry stands, by its key."""

    @property
    def places(self) -> Mapping[str, Span]: ...


def traced(library: HasPlaces, *given: Any) -> Outcome[Mapping[str, Span]]:
    """Step: the places of the blocks of all pieces and of the entries of the bibliography.

    Last is that of the cover's setting.
    """
    *known, cover = given
    entries = {f"{ENTRY}{key}": span for key, span in library.places.items()}
    blocks = {anchor: span for places in known for anchor, span in places.items()}
    return Outcome({**entries, **blocks, COVER: cover})


def inspect_ebook(product: Product, places: Mapping[str, Span], ebook: Ebook) -> Outcome[int]:
    """Step: how many diagnostics there are; ``places`` says where its blocks stand.

    All are warnings here, as those on pages are.
    """
    from publish.preflight.ebooks.checking import check_content

    found = check_content(product.content, Span(ebook.file), ebook.store, places, ebook.name)
    return Outcome(len(found), tuple(replace(one, severity=Severity.WARNING) for one in found))
