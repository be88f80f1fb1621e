"""One structure tree out of those of the galleys.

The pages are copied first; a tree that is copied after them refers to the copies. The numbers
under which pages and annotations look themselves up are shifted past those already used.
"""

from __future__ import annotations

from collections.abc import Iterable

from pikepdf import Array, Dictionary, Name, Page, Pdf, String


def join(pdf: Pdf, galleys: Iterable[tuple[Pdf, list[Page]]]) -> None:
    """Join the trees of galleys, each with its pages in ``pdf``, under one Document element."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array())
    )
    numbers = Array()
    used = 0
    for source, pages in galleys:
        if Name.StructTreeRoot in source.Root:
            used += _add(pdf, source, pages, document, numbers, used)
    root.K = Array([document])
    _name_all(pdf, root)
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = used
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _add(
    pdf: Pdf, source: Pdf, pages: list[Page], document: Dictionary, numbers: Array, used: int
) -> int:
    """Add one tree; return how many numbers it takes."""
    tree = pdf.copy_foreign(source.Root.StructTreeRoot)
    for part in tree.K:
        for element in part.K:
            element.P = document
            document.K.append(element)
    nums = tree.ParentTree.Nums
    for position in range(0, len(nums), 2):
        numbers.append(int(nums[position]) + used)
        numbers.append(nums[position + 1])
    for page in pages:
        _shift(page, used)
    return 1 + max((int(nums[position]) for position in range(0, len(nums), 2)), default=-1)


def _shift(page: Page, by: int) -> None:
    if Name.StructParents in page.obj:
        page.obj.StructParents = int(page.obj.StructParents) + by
    for annotation in page.obj.get(Name.Annots, Array()):
        if Name.StructParent in annotation:
            annotation.StructParent = int(annotation.StructParent) + by


def _name_all(pdf: Pdf, root: Dictionary) -> None:
    """Write the tree of the names by which elements are known (ISO 32000-2, 14.7.2): notes."""
    elements = {
        bytes(item.ID): item
        for item in pdf.objects
        if isinstance(item, Dictionary) and item.get(Name.Type) == Name.StructElem and "/ID" in item
    }
    if elements:
        names = [part for name in sorted(elements) for part in (String(name), elements[name])]
        limits = Array([String(min(elements)), String(max(elements))])
        leaf = pdf.make_indirect(Dictionary(Limits=limits, Names=Array(names)))
        root.IDTree = pdf.make_indirect(Dictionary(Kids=Array([leaf])))
