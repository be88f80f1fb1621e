"""One structure tree out of those of the galleys.

The pages are copied first; a tree that is copied after them refers to the copies. The numbers
under which pages and annotations look themselves up are shifted past those already used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

_NUMBER = Name.StructParent
"""Under which an annotation looks itself up; there are thousands, and making a name takes time."""


def join(pdf: Pdf, galleys: Iterable[tuple[Pdf, list[Page]]]) -> None:
    """Join the trees of galleys, each with its pages in ``pdf``, under one Document element."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array())
    )
    numbers: list[Object | int] = []
    named: dict[bytes, Object] = {}
    elements: list[Object] = []
    used = 0
    for source, pages in galleys:
        if Name.StructTreeRoot in source.Root:
            tree = pdf.copy_foreign(source.Root.StructTreeRoot)
            elements += (element for part in tree.K for element in part.K)
            named |= _names(tree)
            used += _add(tree, pages, numbers, used)
    for element in elements:
        element.P = document
    document.K = Array(elements)
    root.K = Array([document])
    _name_all(pdf, root, named)
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    root.ParentTreeNextKey = used
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _add(tree: Object, pages: list[Page], numbers: list[Object | int], used: int) -> int:
    """Add the numbers of one tree; return how many it takes."""
    nums: list[Object] = list(tree.ParentTree.Nums)
    keys = [int(number) for number in nums[::2]]
    for key, holder in zip(keys, nums[1::2], strict=True):
        numbers += (key + used, holder)
    for page in pages:
        _shift(page, used)
    return 1 + max(keys, default=-1)


def _shift(page: Page, by: int) -> None:
    if Name.StructParents in page.obj:
        page.obj.StructParents = int(page.obj.StructParents) + by
    for annotation in page.obj.get(Name.Annots, Array()):
        if _NUMBER in annotation:
            annotation[_NUMBER] = int(annotation[_NUMBER]) + by


def _names(tree: Object) -> dict[bytes, Object]:
    """The elements of a galley that are known by a name."""
    pairs: list[Object] = list(tree.get(Name.IDTree, Dictionary()).get(Name.Names, Array()))
    return {bytes(name): element for name, element in zip(pairs[::2], pairs[1::2], strict=True)}


def _name_all(pdf: Pdf, root: Dictionary, elements: Mapping[bytes, Object]) -> None:
    """Write the tree of the names by which elements are known (ISO 32000-2, 14.7.2): notes."""
    if elements:
        names = [part for name in sorted(elements) for part in (String(name), elements[name])]
        limits = Array([String(min(elements)), String(max(elements))])
        leaf = pdf.make_indirect(Dictionary(Limits=limits, Names=Array(names)))
        root.IDTree = pdf.make_indirect(Dictionary(Kids=Array([leaf])))
