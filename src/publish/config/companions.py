"""Editions that name another: which do, and whether the other is there and will do."""

from __future__ import annotations

from collections.abc import Iterator

from publish.config.reading import Document, Text
from publish.config.schema import Book, Companion, Cover, Epub, Onix, Pdf, Settings
from publish.diagnostics import Diagnostic, advice, diagnose


def companions(book: Book, document: Document) -> Iterator[Diagnostic]:
    """What is wrong with the names of editions, and what these do not say."""
    for name, settings in book.editions.items():
        if isinstance(settings, Companion):
            other = book.editions.get(settings.for_)
            if not isinstance(other, wanted := _wanted(settings)):
                yield _no_such(settings.for_, "for", wanted, book)
            elif isinstance(other, Pdf) and _lacks_spine(settings, other):
                span = document.place(("editions", name), key=True)
                hint = (
                    "Add the printer's profile to “{0}”, such as profile: kdp, or the width that "
                    "the printer gives, such as spine: 12mm, here."
                )
                yield diagnose("CFG004", span, hint.format(settings.for_), key="spine")
        elif isinstance(settings, Epub) and (pages := settings.page_list):
            yield from _unprinted(pages, book)


def _unprinted(name: Text, book: Book) -> Iterator[Diagnostic]:
    if not isinstance(book.editions.get(name), Pdf):
        yield _no_such(name, "page-list", (Pdf,), book)


def _lacks_spine(settings: Settings, book: Pdf) -> bool:
    """Whether nobody says how thick a cover's book is."""
    return isinstance(settings, Cover) and not (settings.spine or book.profile)


def _wanted(settings: Companion) -> tuple[type[Pdf | Epub], ...]:
    """What kinds of editions it can be made for: a cover is wrapped around paper."""
    return (Pdf, Epub) if isinstance(settings, Onix) else (Pdf,)


def original(settings: Settings, book: Book) -> Pdf | Epub | None:
    """The edition that an edition is made for, if it is made for one."""
    if not isinstance(settings, Companion):
        return None
    other = book.editions.get(settings.for_)
    return other if isinstance(other, _wanted(settings)) else None


def front(settings: Settings, book: Book) -> str:
    """The cover edition whose front is an e-book's; empty where a picture is, or nothing."""
    named = str(settings.cover) if isinstance(settings, Epub) else ""
    return named if isinstance(book.editions.get(named), Cover) else ""


def _no_such(name: Text, key: str, wanted: tuple[type[Settings], ...], book: Book) -> Diagnostic:
    offered = [one for one, other in book.editions.items() if isinstance(other, wanted)]
    kinds = "PDF or EPUB" if Epub in wanted else "PDF"
    there = name in book.editions
    problem = f"“{name}” is no {kinds} edition" if there else f"there is no edition “{name}”"
    hint = advice(name, offered) or "Add an edition of the format pdf."
    return diagnose("CFG003", name.span, key=key, problem=problem, advice=hint)
