"""Galleys made ready to be bound: all of the binding that can be done for one by itself.

Objects are named by their places among those of the galley.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from publish.diagnostics import Outcome
from publish.editions.pdf.galley import Galley, Setting
from publish.editions.pdf.objects import Objects

PAGES, DOCUMENT, TREE, NAMES, FACES = -1, -2, -3, -4, -5
"""What the book has for all, as objects of galleys call it: the list of pages, the structure
element that all others stand in, the tree of these, the names of places; the galley's faces, the
first one and downwards."""


@dataclass(frozen=True)
class Face:
    """A font file cut down to some glyphs, its name, and the numbers of those that text uses."""

    name: str
    content: bytes
    used: tuple[int, ...]


@dataclass(frozen=True)
class Leaf:
    """A page whose end is left open, for its content to be named.

    So is that of its ``resources``, for what will be ``drawn`` on it if nothing else already is.
    """

    resources: int
    drawn: bool
    contents: tuple[int, ...]
    corner: tuple[float, float]
    """Of the page when it is trimmed, in points."""
    boxes: bytes
    """The page's boxes, as they stand in it."""


@dataclass(frozen=True)
class Tags:
    """A galley's part of the structure tree.

    Pages and annotations look themselves up in the parent tree by their own numbers.
    """

    elements: tuple[int, ...]
    """Those that stand in no other."""
    parents: tuple[int, ...]
    """The galley's part of the parent tree, and whose number is the last in it; maybe none."""
    named: tuple[tuple[bytes, int], ...]
    """Elements that have a name, under that."""


@dataclass(frozen=True)
class Gathering:
    """A galley's objects, of which its pages are the first, and what the book asks of it."""

    objects: Objects
    pages: tuple[Leaf, ...]
    tags: Tags | None
    names: tuple[tuple[bytes, int, bytes], ...]
    """Of each anchor its name, its page, and the entry of both, with a gap for the page."""
    targets: tuple[tuple[str, bytes], ...]
    """The anchors to which links lead, in letters, and as names are written."""
    faces: tuple[Face, ...]
    setting: Setting


def gathered(galley: Galley, standards: tuple[str, ...]) -> Outcome[Gathering]:
    """Step: a finished galley made ready; ``standards`` are those that the book keeps to."""
    # These read PDF, with a library that nobody needs who only plans.
    import pikepdf

    from publish.editions.pdf import destinations, fonts
    from publish.editions.pdf.leaves import Leaves
    from publish.editions.pdf.objects.releasing import Release
    from publish.editions.pdf.standards import repair
    from publish.editions.pdf.structure import Tree

    with pikepdf.open(io.BytesIO(galley.content)) as pdf:
        repair(pdf, standards)
        targets = destinations.lead_all(pdf)
        faces, files = fonts.faces(pdf)
        tree, leaves = Tree(pdf), Leaves(pdf)
        endings = {**tree.endings, **leaves.endings(tree.keys)}
        outside = {pdf.Root.Pages.objgen[0]: PAGES, **dict.fromkeys(tree.documents, DOCUMENT)}
        outside |= {number: FACES - at for number, at in files.items()}
        release = Release(pdf, (*leaves.pages, *tree.roots, *leaves.contents), outside, endings)
        pages, tags = leaves.of(release.places), tree.of(release.places)
        names = tuple(destinations.names(galley.pages))
        return Outcome(
            Gathering(release.objects, pages, tags, names, targets, faces, galley.setting)
        )
