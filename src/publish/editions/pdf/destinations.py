"""Named destinations: every anchor of the book, and the links that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, Name, Pdf, String

from publish.editions.pdf.galley import OUTER
from publish.editions.pdf.laid import LaidPage

_PRINTED = 1 << 2
"""The annotation's Print flag (ISO 32000-2, 12.5.3): on paper as on the screen."""
# There are thousands of links and anchors, and making a name takes as long as looking it up.
_A, _DEST, _FLAGS, _URI = Name.A, Name.Dest, Name.F, Name.URI
_SUBTYPE, _LINK = Name.Subtype, Name.Link


def names(pages: Iterable[LaidPage]) -> Iterator[tuple[bytes, int, bytes]]:
    """Of each anchor its name, its page, counted from 0, and an entry of the tree of names.

    In the entry there is a gap for the number of the page (`objects.Objects`).
    """
    for number, page in enumerate(pages):
        for anchor in page.anchors:
            name = String(anchor.id)
            where = b"%s%s" % (_length(anchor.x), _length(anchor.y))
            entry = name.unparse().replace(b"%", b"%%") + b"[%%d 0 R/XYZ%b null]" % where
            yield bytes(name), number, entry


def _length(points: float) -> bytes:
    return f" {points:.3f}".rstrip("0").rstrip(".").encode()


def named(name: str) -> bytes:
    """How a name is written: names are in the order of their bytes (ISO 32000-2, 7.9.6)."""
    return bytes(String(name))


def lead_all(pdf: Pdf) -> tuple[tuple[str, bytes], ...]:
    """Make links between galleys, and those within one, lead to named destinations.

    These are returned, in the order of the pages, as `Gathering.targets` has them.
    """
    targets: dict[str, bytes] = {}
    for link in _links(pdf):
        link[_FLAGS] = _PRINTED
        target = _target(link)
        if target is not None:
            if _A in link:
                del link[_A]
            link[_DEST] = String(target)
            targets.setdefault(target, named(target))
    return tuple(targets.items())


def _links(pdf: Pdf) -> Iterator[pikepdf.Object]:
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


def tree(galleys: Iterable[tuple[Iterable[tuple[bytes, int, bytes]], int]]) -> bytes:
    """The tree of names, from those of each galley, and the number of its first page.

    Of names that stand in several places the first one counts.
    """
    places: dict[bytes, bytes] = {}
    for entries, first in galleys:
        for name, page, entry in entries:
            if name not in places:
                places[name] = entry % (first + page)
    return b"<</Names[%b]>>" % b"".join(places[name] for name in sorted(places))
