"""pandoc gives text and notes each other's links: only those that are followed stay."""

from __future__ import annotations

import re

from publish.editions.docx.package import DOCUMENT, Package, relationships_of
from publish.editions.docx.passes.job import Job
from publish.editions.docx.passes.notes import ENDNOTES, FOOTNOTES

_KEY = re.compile(rb'r:(?:id|embed|link)="([^"]+)"')


def relationships(package: Package, job: Job) -> Package:
    """The package without links that lead from nowhere."""
    for part in (DOCUMENT, ENDNOTES, FOOTNOTES):
        if part in package.parts and relationships_of(part) in package.parts:
            used = {key.decode() for key in _KEY.findall(package.parts[part])}
            package = package.unlinked(part, used)
    return package
