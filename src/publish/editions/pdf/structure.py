"""The structure tree: a galley's part of it, and the whole.

Pages and annotations look themselves up in the parent tree by keys (ISO 32000-2, 14.7.5.4). These
are their own numbers here, so that no galley has to know how many keys others take.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from publish.editions.pdf.gathering import Tags
from publish.editions.pdf.objects import File, Lines
from publish.editions.pdf.objects.releasing import text

_PAGE, _ANNOTATION = Name.StructParents, Name.StructParent
"""Under which pages and annotations look themselves up; to make a name anew takes time."""


class Tree:
    """The tree of an open galley. One without tags has neither roots nor endings."""

    def __init__(self, pdf: Pdf) -> None:
        self.roots: list[Object] = []
        """Annotations, elements that stand in no other, and the part of the parent tree."""
        self.documents: list[int] = []
        """The numbers of the elements that the whole book has but one of."""
        self.keys: dict[int, bytes] = {}
        """What pages have as their key, by number."""
        self.endings: dict[int, bytes] = {}
        """What the other objects end with, by number; annotations are left open."""
        self._parents: tuple[int, ...] = ()
        if Name.StructTreeRoot in pdf.Root:
            self._read(pdf, pdf.Root.StructTreeRoot)

    def _read(self, pdf: Pdf, root: Object) -> None:
        self._root = root
        self.documents = [part.objgen[0] for part in root.K]
        self._elements = [element for part in root.K for element in part.K]
        flat = list(root.ParentTree.Nums)
        values = {int(key): text(one) for key, one in zip(flat[::2], flat[1::2], strict=True)}
        pages = [(page.obj, int(page.obj[_PAGE])) for page in pdf.pages if _PAGE in page.obj]
        notes = [(note, int(note[_ANNOTATION])) for note in _annotations(pdf)]
        for page, _ in pages:
            del page[_PAGE]
            self.keys[page.objgen[0]] = b"/StructParents %d 0 K" % page.objgen[0]
        for note, _ in notes:
            del note[_ANNOTATION]
            self.endings[note.objgen[0]] = b"/StructParent %d 0 K" % note.objgen[0]
        self.roots = [*(note for note, _ in notes), *self._elements]
        owners = [(owner.objgen[0], values[key]) for owner, key in (*pages, *notes)]
        if owners:
            parents = pdf.make_indirect(Dictionary())
            self.roots.append(parents)
            self.endings[parents.objgen[0]] = _parents(owners)
            self._parents = parents.objgen[0], owners[-1][0]

    def of(self, places: Mapping[int, int]) -> Tags | None:
        """The galley's part of the book's, with the places of what has been released."""
        if not self.roots:
            return None
        return Tags(
            tuple(places[element.objgen[0]] for element in self._elements),
            tuple(places[number] for number in self._parents),
            tuple(self._named(places)),
        )

    def _named(self, places: Mapping[int, int]) -> Iterator[tuple[bytes, int]]:
        flat = list(self._root.get(Name.IDTree, Dictionary()).get(Name.Names, Array()))
        for name, element in zip(flat[::2], flat[1::2], strict=True):
            yield bytes(name), places[element.objgen[0]]


def _annotations(pdf: Pdf) -> Iterator[Object]:
    for page in pdf.pages:
        for annotation in page.obj.get(Name.Annots, Array()):
            if _ANNOTATION in annotation:
                yield annotation


def _parents(owners: Sequence[tuple[int, bytes]]) -> bytes:
    """A leaf of the parent tree, from numbers and what is found under them."""
    pairs = b" ".join(b"%d 0 K %b" % owner for owner in owners)
    return b"/Limits [ %d 0 K %d 0 K ] /Nums [ %b ] >>" % (owners[0][0], owners[-1][0], pairs)


def add(file: File, galleys: Sequence[tuple[Tags, int]], document: int, tree: int) -> None:
    """Write the tree, from the parts of all galleys, each with the number of its first object.

    ``document`` is the number of the element that all others stand in, ``tree`` its own.
    """
    elements = b" ".join(
        b"%d 0 R" % (first + element) for tags, first in galleys for element in tags.elements
    )
    parts = [(tags.parents, first) for tags, first in galleys if tags.parents]
    parents = b" ".join(b"%d 0 R" % (first + part) for (part, _), first in parts)
    after = max((first + last for (_, last), first in parts), default=0) + 1
    named = sorted((name, first + at) for tags, first in galleys for name, at in tags.named)
    number = file.take(1 + bool(named))
    names = b"/IDTree<</Kids[%d 0 R]>>" % (number + 1) if named else b""
    about = b"/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d" % (document, number, after)
    file.add(Lines(tree, [b"<</Type/StructTreeRoot%b%b>>" % (about, names)]))
    kids = b"<</Type/StructElem/S/Document/P %d 0 R/K[%b]>>" % (tree, elements)
    file.add(Lines(document, [kids]))
    lines = [b"<</Kids[%b]>>" % parents]
    file.add(Lines(number, [*lines, _named(named)] if named else lines))


def _named(elements: Sequence[tuple[bytes, int]]) -> bytes:
    """The tree of the names by which elements are known (ISO 32000-2, 14.7.2): notes."""
    written = [(String(name).unparse(), number) for name, number in elements]
    limits = written[0][0] + written[-1][0]
    return b"<</Limits[%b]/Names[%b]>>" % (limits, b"".join(b"%b%d 0 R" % one for one in written))
