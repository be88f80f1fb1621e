"""The book out of its galleys and folios, both made ready: their objects joined as text.

No galley is looked into: its objects get their numbers, its pages their folios, and all is
written before the next one's turn comes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from publish.diagnostics import Diagnostic, Span, diagnose
from publish.editions.pdf import destinations, fonts, structure
from publish.editions.pdf.bookmarks import Bookmark
from publish.editions.pdf.covering import Covering
from publish.editions.pdf.frame import frame
from publish.editions.pdf.gathering import (
    DOCUMENT,
    FACES,
    NAMES,
    PAGES,
    TREE,
    Face,
)
from publish.editions.pdf.moving import Placed
from publish.editions.pdf.objects import File, Lines, numbered
from publish.editions.pdf.overlays import Overlay
from publish.editions.pdf.pagination import Pagination
from publish.editions.pdf.standards import Conformance, form
from publish.model import Metadata


def assemble(
    final: Pagination,
    galleys: Mapping[str, Placed],
    folios: Mapping[str, Overlay],
    marks: Sequence[Bookmark],
    described: Metadata,
    modified: int,
    conformance: Conformance,
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Assemble the book; galleys and folios by piece, ``modified`` in seconds since 1970 UTC."""
    anchors = {name for galley in galleys.values() for name, _, _ in galley.names}
    marks = [mark for mark in marks if destinations.named(mark.anchor) in anchors]
    tagged = any(galley.tags for galley in galleys.values())
    around = frame(final, marks, described, modified, conformance, tagged=tagged)
    file = File(*form(conformance))
    shared = (PAGES, *((NAMES,) if around.names else ()), *((DOCUMENT, TREE) if tagged else ()))
    outside = {gap: file.take() for gap in shared}
    root = file.take(around.objects.count)
    file.add(numbered(around.objects, root, outside))
    firsts = _add_pieces(file, galleys, folios, outside)
    _add_pages(file, final, galleys, firsts, outside[PAGES])
    if around.names:
        entries = destinations.tree((one.names, firsts[piece]) for piece, one in galleys.items())
        file.add(Lines(outside[NAMES], [entries]))
    if tagged:
        parts = [(one.tags, firsts[piece]) for piece, one in galleys.items() if one.tags]
        structure.add(file, parts, outside[DOCUMENT], outside[TREE])
    return file.finish(root, root + 1), tuple(_lost(galleys.values(), anchors))


def _lost(galleys: Iterable[Placed], anchors: set[bytes]) -> Iterator[Diagnostic]:
    """What links lead to that is nowhere in the book."""
    lost = (name for one in galleys for name, written in one.targets if written not in anchors)
    for target in dict.fromkeys(lost):
        yield diagnose("XRF003", Span(""), hint="", label=target)


def _add_pieces(
    file: File,
    galleys: Mapping[str, Placed],
    folios: Mapping[str, Overlay],
    outside: dict[int, int],
) -> Mapping[str, int]:
    """Write galleys and folios; the number of the first page of each piece."""
    layers: chain[Placed | Overlay] = chain(galleys.values(), folios.values())
    united = fonts.united(face for layer in layers for face in layer.faces)
    files = {name: file.take() for name in united}
    for name, content in united.items():
        entries = b"<</Length1 %d/Filter/FlateDecode" % len(content)
        file.add(Lines(files[name], [], [(entries, zlib.compress(content))]))
    covering, firsts = Covering(file), {}
    for piece, galley in galleys.items():
        folio = folios[piece]
        laid, first = file.take(folio.objects.count), file.take(galley.objects.count)
        file.add(numbered(folio.objects, laid, outside | _known(folio.faces, files)))
        lines = numbered(galley.objects, first, outside | _known(galley.faces, files))
        forms = [None if place is None else laid + place for place in folio.forms]
        covering.lay_over(lines, galley.pages, forms)
        file.add(lines)
        firsts[piece] = first
    return firsts


def _known(faces: Iterable[Face], files: Mapping[str, int]) -> dict[int, int]:
    return {FACES - at: files[face.name] for at, face in enumerate(faces)}


def _add_pages(
    file: File,
    final: Pagination,
    galleys: Mapping[str, Placed],
    firsts: Mapping[str, int],
    list_: int,
) -> None:
    """Write the list of all pages, and those that are blank.

    A blank one has the boxes of another, which has the same edges where it is on the same side.
    """
    boxes = {
        printed.side: galleys[printed.piece].pages[printed.number].boxes
        for printed in reversed(final.pages)
        if printed.number is not None
    }
    blanks = [printed.side for printed in final.pages if printed.number is None]
    next_blank = first_blank = file.take(len(blanks) + bool(blanks))
    kids = []
    for printed in final.pages:
        if printed.number is not None:
            kids.append(firsts[printed.piece] + printed.number)
        else:
            kids.append(next_blank)
            next_blank += 1
    common = b"<</Type/Page/Parent %d 0 R/Resources<<>>/Contents %d 0 R" % (list_, next_blank)
    lines = [common + (boxes.get(side) or boxes[side.other]) + b">>" for side in blanks]
    file.add(Lines(first_blank, lines, [(b"<<", b"")] if blanks else []))
    named = b" ".join(b"%d 0 R" % kid for kid in kids)
    file.add(Lines(list_, [b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(kids), named)]))
