"""For presses and typesetters: nothing but text, notes, pictures and styles."""

from __future__ import annotations

from publish.editions.docx.openxml import Element, detach, find_all, qualified, unwrap
from publish.editions.docx.package import DOCUMENT, Package
from publish.editions.docx.passes.job import Job
from publish.editions.docx.passes.notes import ENDNOTES, FOOTNOTES

_BOOKMARKS = "//w:bookmarkStart | //w:bookmarkEnd"
_KIND = qualified("w:fldCharType")


def submission(package: Package, job: Job) -> Package:
    """The package without fields, bookmarks and what leads to them, where its layout wants that.

    What fields show stays as text. Page numbers in heads and feet stay fields.
    """
    if job.layout.fields:
        return package
    for part in (DOCUMENT, ENDNOTES, FOOTNOTES):
        if part in package.parts:
            root = package.xml(part)
            for mark in find_all(root, _BOOKMARKS):
                detach(mark)
            for link in find_all(root, "//w:hyperlink[@w:anchor]"):
                unwrap(link)
            _without_fields(root)
            package = package.with_xml(part, root)
    return package


def _without_fields(root: Element) -> None:
    """Drop the runs from the beginning of a field to its result, and its end; fields may nest."""
    codes: list[bool] = []  # of each open field, whether its code is still being told
    for run in find_all(root, "//w:r"):
        marks = find_all(run, "w:fldChar")
        for mark in marks:
            match mark.get(_KIND):
                case "begin":
                    codes.append(True)
                case "separate":
                    codes[-1] = False
                case _:
                    codes.pop()
        if marks or any(codes):
            detach(run)
