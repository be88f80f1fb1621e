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
# There are thousands of links and anchors, and making a name takes as long as looking it up.
_A, _DEST, _FLAGS, _URI, _XYZ = Name.A, Name.Dest, Name.F, Name.URI, Name.XYZ
_SUBTYPE, _LINK = Name.Subtype, Name.Link


def name_all(pdf: Pdf, final: Pagination, galleys: Mapping[str, Galley]) -> frozenset[str]:
    """Write the name tree of all anchors, and return their names."""
    places: dict[str, Array] = {}
    for page, printed in zip(pdf.pages, final.pages, strict=True):
        if printed.number is None:
            continue
        for anchor in galleys[printed.piece].pages[printed.number].anchors:
            place = Array([page.obj, _XYZ, anchor.x, anchor.y, None])
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
        link[_FLAGS] = _PRINTED
        target = _target(link)
        if target is not None and not _lead(link, target, names):
            lost[target] = None
    return tuple(diagnose("XRF003", Span(""), hint="", label=target) for target in lost)


def _links(pdf: Pdf) -> Iterable[pikepdf.Object]:
    for page in pdf.pages:
        for annotation in page.obj.get(Name.Annots, Array()):
            if annotation.get(_SUBTYPE) == _LINK:
                yield annotation


def _target(link: pikepdf.Object) -> str | None:
    """The anchor to which a link leads inside the book, or None if it leads elsewhere."""
    if _DEST in link:
        return str(link[_DEST])
    address = str(link[_A].get(_URI, "")) if _A in link else ""
    return address.removeprefix(f"{OUTER}#") if address.startswith(OUTER) else None


def _lead(link: pikepdf.Object, target: str, names: frozenset[str]) -> bool:
    if _A in link:
        del link[_A]
    link[_DEST] = String(target)
    return target in names
