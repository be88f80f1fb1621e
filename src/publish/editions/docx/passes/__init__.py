"""What pandoc's document lacks, one pass over the package after another."""

from __future__ import annotations

from publish.editions.docx.package import Package
from publish.editions.docx.passes.bookmarks import bookmarks
from publish.editions.docx.passes.fonts import fonts
from publish.editions.docx.passes.images import images
from publish.editions.docx.passes.job import Job, Pass
from publish.editions.docx.passes.languages import languages
from publish.editions.docx.passes.notes import notes
from publish.editions.docx.passes.origin import origin
from publish.editions.docx.passes.paragraphs import paragraphs
from publish.editions.docx.passes.partings import partings
from publish.editions.docx.passes.properties import properties
from publish.editions.docx.passes.ranges import ranges
from publish.editions.docx.passes.relationships import relationships
from publish.editions.docx.passes.runs import runs
from publish.editions.docx.passes.sections import sections
from publish.editions.docx.passes.settings import settings
from publish.editions.docx.passes.submission import submission
from publish.editions.docx.passes.tables import tables
from publish.editions.docx.passes.zotero import zotero

__all__ = ["PASSES", "Job", "Pass", "completed"]

PASSES: tuple[Pass, ...] = (
    notes,
    paragraphs,
    partings,
    sections,
    images,
    tables,
    languages,
    runs,
    ranges,
    bookmarks,
    zotero,
    submission,
    settings,
    fonts,
    properties,
    origin,
    relationships,
)


def completed(package: Package, job: Job) -> Package:
    """The package after all passes."""
    for step in PASSES:
        package = step(package, job)
    return package
