"""The e-book: EPUB 3.3 through EbookLib, readable back to EPUB 2 readers."""

from publish.editions.epub.recipe import steps

__all__ = ["steps"]
