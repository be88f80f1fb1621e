"""Fonts: in the file, and with a shape for every character."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from publish.preflight.document import Document
from publish.preflight.finding import Finding, found
from publish.preflight.painted import Text
from publish.preflight.requirements import Requirements
from publish.preflight.seen import Kind


def _first_uses(document: Document, doubtful: Callable[[Kind], bool]) -> Iterator[tuple[int, Text]]:
    """Each font at its first visible use on each page, if one there is doubtful."""
    for page in document.pages:
        if not page.seen.has_text(doubtful):
            continue
        seen: set[int] = set()
        for text in page.painted.texts:
            if text.look.visible and id(text.look.font) not in seen:
                seen.add(id(text.look.font))
                yield page.number, text


def embedded(document: Document, asked: Requirements) -> Iterator[Finding]:
    """A font that is not in the file is another one on the printer's machine."""
    for page, text in _first_uses(document, lambda kind: not kind.face.embedded):
        if not text.look.font.embedded:
            yield found(page, text.box, name=text.look.font.name)


def subset(document: Document, asked: Requirements) -> Iterator[Finding]:
    """Whole fonts make files large, and their licences often forbid it."""
    for page, text in _first_uses(document, lambda kind: not kind.face.subset):
        if text.look.font.embedded and not text.look.font.subset:
            yield found(page, text.box, name=text.look.font.name)


def shapes(document: Document, asked: Requirements) -> Iterator[Finding]:
    """A character without a shape prints as an empty box (``.notdef``)."""
    for page in document.pages:
        lacking = page.seen.has_text(lambda kind: kind.missing)
        for text in page.painted.texts if lacking else ():
            if text.measured.missing and text.look.visible:
                yield found(page.number, text.box, name=text.look.font.name)
