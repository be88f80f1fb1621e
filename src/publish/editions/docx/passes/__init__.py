"""What pandoc's document lacks: passes over each piece's text, and over the package around it."""

from __future__ import annotations

from collections.abc import Callable

from publish.editions.docx.form import Form
from publish.editions.docx.job import Job
from publish.editions.docx.package import Package
from publish.editions.docx.passes.bookmarks import bookmarks
from publish.editions.docx.passes.fonts import fonts
from publish.editions.docx.passes.images import images
from publish.editions.docx.passes.languages import languages, of_styles
from publish.editions.docx.passes.notes import notes, place_of_notes
from publish.editions.docx.passes.paragraphs import paragraphs
from publish.editions.docx.passes.partings import partings
from publish.editions.docx.passes.properties import properties
from publish.editions.docx.passes.ranges import ranges
from publish.editions.docx.passes.runs import runs
from publish.editions.docx.passes.sections import sections
from publish.editions.docx.passes.settings import settings
from publish.editions.docx.passes.submission import submission
from publish.editions.docx.passes.tables import tables
from publish.editions.docx.passes.zotero import zotero
from publish.editions.docx.text import Pass, Text

__all__ = ["AROUND", "TEXT", "Pass", "completed", "surrounded"]

TEXT: tuple[Pass, ...] = (
    notes,
    paragraphs,
    partings,
    sections,
    images,
    tables,
    languages,
    runs,
    ranges,
    zotero,
    submission,
    bookmarks,
)
AROUND: tuple[Callable[[Package, Job], Package], ...] = (
    place_of_notes,
    of_styles,
    settings,
    fonts,
    properties,
)


def completed(text: Text, form: Form) -> None:
    """Complete a piece's text: nothing is left for the book but its numbers and names."""
    for step in TEXT:
        step(text, form)


def surrounded(package: Package, job: Job) -> Package:
    """The package after all passes over what is not text."""
    for step in AROUND:
        package = step(package, job)
    return package
