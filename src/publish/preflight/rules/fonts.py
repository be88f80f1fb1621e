"""Fonts: in the file, and with a shape for every character."""

from __future__ import annotations

from collections.abc import Iterator

from publish.preflight.document import Document
from publish.preflight.finding import Finding, found
from publish.preflight.painted import Text
from publish.preflight.requirements import Requirements


def _first_uses(document: Document) -> Iterator[tuple[int, Text]]:
    """Each font at its first visible use on each page."""
    for page in document.pages:
        seen: set[int] = set()
        for text in page.painted.texts:
            if text.visible and id(text.font) not in seen:
                seen.add(id(text.font))
                yield page.number, text


def embedded(document: Document, asked: Requirements) -> Iterator[Finding]:
    """A font that is not in the file is another one on the printer's machine."""
    for page, text in _first_uses(document):
        if not text.font.embedded:
            yield found(page, text.box, name=text.font.name)


def subset(document: Document, asked: Requirements) -> Iterator[Finding]:
    """Whole fonts make files large, and their licences often forbid it."""
    for page, text in _first_uses(document):
        if text.font.embedded and not text.font.subset:
            yield found(page, text.box, name=text.font.name)


def shapes(document: Document, asked: Requirements) -> Iterator[Finding]:
    """A character without a shape prints as an empty box (``.notdef``)."""
    for page in document.pages:
        for text in page.painted.texts:
            if text.missing and text.visible:
                yield found(page.number, text.box, name=text.font.name)
