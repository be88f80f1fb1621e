"""Manuscript files → chapters: parsed, and every construct with its place in the source."""

from publish.source.chapter import parse_chapter, read_chapter
from publish.source.located import is_place, located, span_at

__all__ = ["is_place", "located", "parse_chapter", "read_chapter", "span_at"]
