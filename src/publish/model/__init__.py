"""The words that all rooms share: frozen data, no input or output, no tools.

Blocks and inlines are pandoc's JSON: ``{"t": "Para", "c": […]}``. They are treated as frozen,
too: whoever changes one makes another.
"""

from publish.model.book import (
    Apparatus,
    Caption,
    Heading,
    IndexEntry,
    IndexMark,
    Locator,
    Note,
    NoteGroup,
    NoteSeries,
    Resolved,
)
from publish.model.chapter import Allowance, Chapter, Ruling
from publish.model.edition import (
    UNTOLD,
    BookSeries,
    Colophon,
    Contributor,
    Edition,
    Manuscript,
    Metadata,
    Sibling,
    Subject,
    Typeface,
    WordBreaks,
)
from publish.model.locators import LOCATOR_WORDS, LocatorForms
from publish.model.outline import File, Kind, Piece, Place
from publish.model.tree import Block, Blocks, Inline, Inlines
from publish.model.work import Artefact, Front, PageEntry, PageMap, Product, Step

__all__ = [
    "LOCATOR_WORDS",
    "UNTOLD",
    "Allowance",
    "Apparatus",
    "Artefact",
    "Block",
    "Blocks",
    "BookSeries",
    "Caption",
    "Chapter",
    "Colophon",
    "Contributor",
    "Edition",
    "File",
    "Front",
    "Heading",
    "IndexEntry",
    "IndexMark",
    "Inline",
    "Inlines",
    "Kind",
    "Locator",
    "LocatorForms",
    "Manuscript",
    "Metadata",
    "Note",
    "NoteGroup",
    "NoteSeries",
    "PageEntry",
    "PageMap",
    "Piece",
    "Place",
    "Product",
    "Resolved",
    "Ruling",
    "Sibling",
    "Step",
    "Subject",
    "Typeface",
    "WordBreaks",
]
