"""The editions: what the book says, with what each edition says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from slugify import slugify

from publish.config.companions import companions, front, original
from publish.config.files import Folder
from publish.config.hyphenation import hyphenation
from publish.config.naming import file_name
from publish.config.output_intents import output_intents
from publish.config.reading import Document
from publish.config.schema import (
    AnyEdition,
    Book,
    Cover,
    Epub,
    Notes,
    Settings,
    options,
)
from publish.config.standards import contradictions
from publish.diagnostics import Diagnostic, Outcome, Span, diagnose
from publish.model import (
    BookSeries,
    Contributor,
    Edition,
    Kind,
    Metadata,
    NoteSeries,
    Sibling,
    Subject,
    WordBreaks,
)


def editions(book: Book, document: Document, folder: Folder) -> Outcome[tuple[Edition, ...]]:
    """The editions in the order of book.yaml."""
    breaks = hyphenation(book)
    made = tuple(
        _edition(name, settings, book, _places(name, settings, document), breaks.value)
        for name, settings in book.editions.items()
    )
    problems = (
        *breaks.diagnostics,
        *_identifier(book, document),
        *_same_file(made, document),
        *_files(book, folder),
        *companions(book, document),
        *contradictions(book, document),
        *output_intents(book, document, folder),
    )
    return Outcome(tuple(replace(one, siblings=_siblings(one, made)) for one in made), problems)


def _siblings(edition: Edition, made: tuple[Edition, ...]) -> tuple[Sibling, ...]:
    """The other editions, by the ISBNs that are not this one's."""
    found = {
        one.metadata.isbn: Sibling(one.metadata.isbn, str(one.options.get("medium", one.format)))
        for one in made
        if one.format in ("pdf", "epub")
    }
    return tuple(found[isbn] for isbn in found if isbn not in ("", edition.metadata.isbn))


def _edition(
    name: str,
    settings: AnyEdition,
    book: Book,
    places: Mapping[str, Span],
    breaks: tuple[WordBreaks, ...],
) -> Edition:
    other = original(settings, book)
    own = {**(_given(other) if other else {}), **_given(settings)}
    # An edition with a title of its own keeps the book's file name.
    slug = book.slug or slugify(book.title) or "book"
    changes = {key: value for key, value in own.items() if key in Book.model_fields}
    said = book.model_copy(update={"slug": slug, **changes})
    notes = book.notes.model_copy(update=_given(settings.notes))
    listing = book.bibliography.model_copy(update=_given(settings.bibliography))
    return Edition(
        name=name,
        format=settings.format,
        metadata=_metadata(said),
        theme=said.theme,
        citation_style=str(said.citation_style),
        notes_place=_notes_place(notes, book),
        notes_number=notes.number,
        note_series=tuple(NoteSeries(str(p), s.title, s.marks) for p, s in notes.series.items()),
        nocite=tuple((str(key), key.span) for key in said.nocite),
        annotated=listing.annotated,
        titles=listing.titles,
        backlinks=listing.backlinks,
        hyphenation=breaks,
        options=_options(settings, book),
        places=places,
    )


def _places(name: str, settings: AnyEdition, document: Document) -> Mapping[str, Span]:
    """Where the names stand that mean something elsewhere, in the edition or for the book."""
    own = ("editions", name)
    places = {}
    for key in ("theme", "citation-style", *sorted(options(type(settings)))):
        span = document.find((*own, key)) or document.find((key,))
        places[key] = span or Span(document.path)
    return places


def _metadata(said: Book) -> Metadata:
    return Metadata(
        title=said.title,
        language=said.language,
        slug=said.slug,
        subtitle=said.subtitle,
        identifier=said.identifier,
        contributors=tuple(Contributor(p.name, p.sort, p.role) for p in said.contributors),
        publisher=said.publisher,
        date=said.date,
        rights=said.rights,
        description=said.description,
        subjects=tuple(Subject(s.text, s.scheme, s.code) for s in said.subjects),
        isbn=said.isbn,
        series=BookSeries(said.series.title, said.series.number) if said.series else None,
    )


def _notes_place(notes: Notes, book: Book) -> str:
    """Endnotes for which the outline has no piece stand at the ends of their chapters."""
    homeless = notes.place == "endnotes" and Kind.NOTES.value not in (*book.front, *book.back)
    return "chapter-endnotes" if homeless else notes.place


def _options(settings: AnyEdition, book: Book) -> Mapping[str, Any]:
    """The format's options: those that were given, and those that always have a value."""
    values = {key: getattr(settings, name) for key, name in options(type(settings)).items()}
    if named := front(settings, book):
        values |= {"cover": "", "front": named}
    given = ((key, value) for key, value in values.items() if value not in ("", ()))
    return {key: str(v) if isinstance(v, str) else v for key, v in given}


def _given(settings: Settings) -> dict[str, Any]:
    """The fields that book.yaml sets, as opposed to those that have their default."""
    return {name: getattr(settings, name) for name in settings.model_fields_set}


def _identifier(book: Book, document: Document) -> Iterator[Diagnostic]:
    """A book needs an identifier that stays; the offer is the same for the same book."""
    if not book.identifier:
        said = "\n".join((book.title, book.subtitle, *(p.name for p in book.contributors)))
        offer = f"urn:uuid:{uuid5(NAMESPACE_URL, said)}"
        yield diagnose("CFG007", document.place(("identifier",), key=True), offer=offer)


def _same_file(made: tuple[Edition, ...], document: Document) -> Iterator[Diagnostic]:
    """Editions whose files bear one name, also where capitals do not count."""
    seen: set[str] = set()
    for edition in made:
        path = file_name(edition)
        if path.casefold() in seen:
            span = document.place(("editions", edition.name), key=True)
            yield diagnose("CFG012", span, path=path)
        seen.add(path.casefold())


def _files(book: Book, folder: Folder) -> Iterator[Diagnostic]:
    """The files that settings name: covers, and citation styles of the book's own.

    Whether there is such a style is asked where styles are looked up.
    """
    settings = tuple(book.editions.values())
    for one in settings:
        if isinstance(one, Epub) and one.cover and not front(one, book):
            yield from folder.find(one.cover).diagnostics
        elif isinstance(one, Cover) and one.picture:
            yield from folder.find(one.picture).diagnostics
    for said in (book, *settings):
        if said.citation_style.endswith(".csl"):
            yield from folder.within(said.citation_style).diagnostics
