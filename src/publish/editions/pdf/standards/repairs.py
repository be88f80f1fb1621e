"""What standards forbid, taken out of a finished document."""

from __future__ import annotations

from pikepdf import Dictionary, Name, Object, Pdf, Stream


def without_interpolation(pdf: Pdf) -> None:
    """PDF/A-2 (ISO 19005-2), 6.2.8: no image is smoothed by whoever shows it."""
    for image in _streams(pdf, Name.Image):
        if Name.Interpolate in image:
            del image[Name.Interpolate]


def without_empty_resources(pdf: Pdf) -> None:
    """Drop kinds of resources of which there are none: checkers stumble over them."""
    holders = [page.obj for page in pdf.pages] + list(_streams(pdf, Name.Form))
    for holder in holders:
        resources = holder.get(Name.Resources)
        if resources is not None:
            empty = [key for key, kind in resources.items() if _is_empty(kind)]
            for key in empty:
                del resources[key]


def without_annotations(pdf: Pdf) -> None:
    """PDF/X: nothing lies over the page but what is printed."""
    for page in pdf.pages:
        if Name.Annots in page.obj:
            del page.obj[Name.Annots]


def without_tags(pdf: Pdf) -> None:
    """Drop the structure tree, which no press reads: it came with PDF 1.4."""
    for key in (Name.StructTreeRoot, Name.MarkInfo):
        if key in pdf.Root:
            del pdf.Root[key]
    for page in pdf.pages:
        for key in (Name.StructParents, Name.Tabs):
            if key in page.obj:
                del page.obj[key]


def without_outline(pdf: Pdf) -> None:
    """Drop bookmarks, and the names that only they and links lead to."""
    for key in (Name.Outlines, Name.PageMode, Name.Names):
        if key in pdf.Root:
            del pdf.Root[key]


def trapped(pdf: Pdf) -> None:
    """PDF/X: the document says whether it has been trapped; this one has not."""
    pdf.docinfo[Name.Trapped] = Name("/False")


def _is_empty(kind: Object) -> bool:
    return isinstance(kind, Dictionary) and not list(kind.keys())


def _streams(pdf: Pdf, subtype: Name) -> list[Stream]:
    return [
        item
        for item in pdf.objects
        if isinstance(item, Stream) and item.get(Name.Subtype) == subtype
    ]
