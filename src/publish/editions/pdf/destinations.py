"""Named destinations: every anchor of the book, and the links that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from publish.diagnostics import Diagnostic, Span, diagnose
from publish.editions.pdf.galley import OUTER, Galley
from publish.editions.pdf.pagination import Pagination

_PRINTED = 1 << 2
"""The annotation's Print flag (ISO 32000-2, 12.5.3): on paper as on the screen."""


def name_all(pdf: Pdf, final: Pagination, galleys: Mapping[str, Galley]) -> frozenset[str]:
    """Write the name tree of all anchors, and return their names."""
    places: dict[str, Array] = {}
    for page, printed in zip(pdf.pages, final.pages, strict=True):
        if printed.number is None:
            continue
        for anchor in galleys[printed.piece].pages[printed.number].anchors:
            place = Array([page.obj, Name.XYZ, anchor.x, anchor.y, None])
            places.setdefault(anchor.id, place)
    # ISO 32000-2, 7.9.6: names are in the order of their bytes.
    named = sorted(
        ((String(name), place) for name, place in places.items()), key=lambda pair: bytes(pair[0])
    )
    flat = Array([item for pair in named for item in pair])
    pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(Dictionary(Names=flat)))
    return frozenset(places)


def link_all(pdf: Pdf, names: frozenset[str]) -> tuple[Diagnostic, ...]:
    """Make links between galleys, and those within one, lead to named destinations."""
    lost: dict[str, None] = {}
    for link in _links(pdf):
        link[Name.F] = _PRINTED
        target = _target(link)
        if target is not None and not _lead(link, target, names):
            lost[target] = None
    return tuple(diagnose("XRF003", Span(""), hint="", label=target) for target in lost)


def _links(pdf: Pdf) -> Iterable[pikepdf.Object]:
    for page in pdf.pages:
        for annotation in page.obj.get(Name.Annots, Array()):
            if annotation.get(Name.Subtype) == Name.Link:
                yield annotation


def _target(link: pikepdf.Object) -> str | None:
    """The anchor to which a link leads inside the book, or None if it leads elsewhere."""
    if Name.Dest in link:
        return str(link.Dest)
    address = str(link.A.get(Name.URI, "")) if Name.A in link else ""
    return address.removeprefix(f"{OUTER}#") if address.startswith(OUTER) else None


def _lead(link: pikepdf.Object, target: str, names: frozenset[str]) -> bool:
    if Name.A in link:
        del link[Name.A]
    link[Name.Dest] = String(target)
    return target in names
