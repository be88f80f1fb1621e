"""Galleys made ready to be bound: all that can be done before it is known where pages come to lie.

Objects are named by their places among those of the galley. What has its place on a page, and
what prints the numbers of others, is finished in `publish.editions.pdf.moving`: it is little, and
all that is to be done again when pages are counted anew.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from publish.diagnostics import Outcome
from publish.editions.pdf.galley import Galley, Setting
from publish.editions.pdf.laid import LaidPage
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
    """A page whose end is left open, for its boxes, and for its content to be named.

    So is that of its ``resources``, for what will be ``drawn`` on it if nothing else already is.
    """

    resources: int
    drawn: bool
    contents: tuple[int, ...]
    corner: tuple[float, float]
    """Of the page when it is trimmed, in points."""
    boxes: bytes
    """The page's boxes, as they are written."""
    moved: tuple[float, float] = (0.0, 0.0)
    """How far what is drawn goes to the right, and how far up, in points."""


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
class Loose:
    """The end of an object that is left open, since it has its place on a page.

    ``box`` is where it lies: left, bottom, right and top; or it is a matrix, of which the last two
    tell the place. ``said`` is what a link says of itself, if it names pages: see `slots`.
    """

    object: int
    page: int
    opening: bytes
    box: tuple[float, ...]
    closing: bytes
    said: str = ""


@dataclass(frozen=True)
class Gathering:
    """A galley's objects, of which its pages are the first, and what the book asks of it."""

    objects: Objects
    pages: tuple[Leaf, ...]
    tags: Tags | None
    loose: tuple[Loose, ...]
    laid: tuple[LaidPage, ...]
    targets: tuple[tuple[str, bytes], ...]
    """The anchors to which links lead, in letters, and as names are written."""
    faces: tuple[Face, ...]
    setting: Setting


def gathered(galley: Galley, standards: tuple[str, ...]) -> Outcome[Gathering]:
    """Step: a galley made ready; ``standards`` are those that the book keeps to."""
    # These read PDF, with a library that nobody needs who only plans.
    import pikepdf

    from publish.editions.pdf import destinations, fonts
    from publish.editions.pdf.leaves import Leaves
    from publish.editions.pdf.loosening import Ends
    from publish.editions.pdf.objects.releasing import Release
    from publish.editions.pdf.standards import repair
    from publish.editions.pdf.structure import Tree

    with pikepdf.open(io.BytesIO(galley.content)) as pdf:
        repair(pdf, standards)
        targets = destinations.lead_all(pdf)
        faces, files = fonts.faces(pdf)
        tree, ends, leaves = Tree(pdf), Ends(pdf, galley.pages), Leaves(pdf)
        endings = {**ends.endings, **tree.endings, **leaves.endings(tree.keys)}
        outside = {pdf.Root.Pages.objgen[0]: PAGES, **dict.fromkeys(tree.documents, DOCUMENT)}
        outside |= {number: FACES - at for number, at in files.items()}
        release = Release(pdf, (*leaves.pages, *tree.roots, *leaves.contents), outside, endings)
        ends.loosen_elements(release)
        pages, tags = leaves.of(release.places), tree.of(release.places)
        loose = ends.of(release.places)
        made = (release.objects, pages, tags, loose, galley.pages, targets, faces, galley.setting)
        return Outcome(Gathering(*made))
