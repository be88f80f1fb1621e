"""For presses and typesetters: nothing but text, notes, pictures and styles."""

from __future__ import annotations

from publish.editions.docx.openxml import detach, find_all, unwrap
from publish.editions.docx.package import DOCUMENT, Package
from publish.editions.docx.passes.codes import without_fields
from publish.editions.docx.passes.job import Job
from publish.editions.docx.passes.notes import ENDNOTES, FOOTNOTES

_BOOKMARKS = "//w:bookmarkStart | //w:bookmarkEnd"


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
            without_fields(root, lambda code: True)
            package = package.with_xml(part, root)
    return package
