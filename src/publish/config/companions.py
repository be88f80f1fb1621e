"""Editions that name another: which do, and whether the other is there and will do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from publish.config.reading import Document, Text
from publish.config.schema import Book, Companion, Cover, Epub, Pdf, Settings
from publish.diagnostics import Diagnostic, advice, diagnose


def companions(book: Book, document: Document) -> Iterator[Diagnostic]:
    """What is wrong with the names of PDF editions, and what these do not say."""
    for name, settings in book.editions.items():
        if isinstance(settings, Companion):
            other = book.editions.get(settings.for_)
            if not isinstance(other, Pdf):
                yield _no_such(settings.for_, book, there=other is not None)
            elif _lacks_spine(settings, other):
                span = document.place(("editions", name), key=True)
                hint = (
                    "Add the printer's profile to “{0}”, such as profile: kdp, or the width that "
                    "the printer gives, such as spine: 12mm, here."
                )
                yield diagnose("CFG004", span, hint.format(settings.for_), key="spine")


def _lacks_spine(settings: Settings, book: Pdf) -> bool:
    """Whether nobody says how thick a cover's book is."""
    return isinstance(settings, Cover) and not (settings.spine or book.profile)


def original(settings: Settings, book: Book) -> Pdf | None:
    """The PDF edition that an edition is made for, if it is made for one."""
    other = book.editions.get(settings.for_) if isinstance(settings, Companion) else None
    return other if isinstance(other, Pdf) else None


def front(settings: Settings, book: Book) -> str:
    """The cover edition whose front is an e-book's; empty where a picture is, or nothing."""
    named = str(settings.cover) if isinstance(settings, Epub) else ""
    return named if isinstance(book.editions.get(named), Cover) else ""


def _no_such(name: Text, book: Book, *, there: bool) -> Diagnostic:
    printed: Mapping[str, Pdf] = {
        one: settings for one, settings in book.editions.items() if isinstance(settings, Pdf)
    }
    problem = f"“{name}” is no PDF edition" if there else f"there is no edition “{name}”"
    hint = advice(name, printed) or "Add an edition of the format pdf."
    return diagnose("CFG003", name.span, key="for", problem=problem, advice=hint)
