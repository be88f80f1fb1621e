"""Which of a PDF edition's settings cannot hold together."""

from __future__ import annotations

from collections.abc import Iterator

from publish.config.reading import Document
from publish.config.schema import Book, Pdf
from publish.diagnostics import Diagnostic, diagnose

Problem = tuple[str, str, str]
"""Key, what is wrong with its value, and what to do."""


def contradictions(book: Book, document: Document) -> Iterator[Diagnostic]:
    """What the settings of each PDF edition say against one another."""
    for name, settings in book.editions.items():
        if isinstance(settings, Pdf):
            for key, problem, hint in (*_standards(settings), *_screen(settings)):
                span = document.find(("editions", name, key)) or document.place(("editions", name))
                yield diagnose("CFG003", span, key=key, problem=problem, advice=hint)


def is_for_press(standard: str) -> bool:
    """Whether a standard is one of PDF/X, for files that are printed (ISO 15930)."""
    return standard.startswith("pdf/x-")


def _standards(settings: Pdf) -> Iterator[Problem]:
    """PDF/X wants no links and says what a press needs; the others are for readers and archives.

    A file says of itself one part of PDF/A and one of PDF/X (ISO 19005-3, 6.6.4; ISO 15930-7).
    """
    standards = dict.fromkeys(settings.standard)
    press = [one for one in standards if is_for_press(one)]
    archive = [one for one in standards if one.startswith("pdf/a-")]
    if press and len(standards) > 1:
        others = " and ".join(one for one in standards if one != press[0])
        problem = f"{press[0]} does not go together with {others}"
        yield "standard", problem, "Make an edition of its own for each."
    elif len(archive) > 1:
        problem = f"a file is either {archive[0]} or {archive[1]}"
        yield "standard", problem, "Take one of them; pdf/a-2b is what most archives ask for."
    if "pdf/ua-1" in standards and not settings.tagged:
        hint = "Remove “tagged: false”."
        yield "standard", "pdf/ua-1 asks for the tags that “tagged: false” leaves out", hint


def _screen(settings: Pdf) -> Iterator[Problem]:
    """What is printed has a printer and goes beyond its trim; what is read on a screen has not."""
    if settings.medium != "screen":
        return
    hint = "Remove one of the two, or make an edition of its own for each."
    for key in ("profile", "paper", "bleed"):
        if getattr(settings, key):
            yield key, "an edition for the screen is not printed", hint
    if any(map(is_for_press, settings.standard)):
        yield "standard", "PDF/X is for what is printed, and this is for the screen", hint
