"""The index: entries by letter, with subentries; page numbers in print, chapters in e-books."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from lxml import etree
from markupsafe import Markup

from publish.editions.html.content import Filling, Source
from publish.editions.html.passes.links import page_number
from publish.editions.html.prepare import title_words
from publish.editions.html.tree import make
from publish.model import IndexEntry, Kind, Locator, Piece
from publish.pandoc import stringify


@dataclass(frozen=True)
class Reference:
    """Where “see” leads. ``id`` is empty if the index has no such entry."""

    term: str
    id: str


@dataclass(frozen=True)
class Entry:
    """An entry as its template sees it; ``locators`` is markup."""

    id: str
    term: str
    locators: Markup
    see: tuple[Reference, ...]
    seealso: tuple[Reference, ...]
    children: tuple[Entry, ...]


def index(source: Source) -> Filling:
    """``letters``: the entries in groups, a group for each initial."""
    entries = source.apparatus.index
    ids = {path: f"index-{number}" for number, path in enumerate(_paths(entries, ()), start=1)}
    made = [_entry(entry, (), ids, source) for entry in entries]
    letters = [tuple(group) for _, group in groupby(made, key=lambda entry: initial(entry.term))]
    return Filling({"letters": letters})


def _paths(entries: Iterable[IndexEntry], above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for entry in entries:
        path = (*above, entry.term)
        yield path
        yield from _paths(entry.children, path)


def _entry(
    entry: IndexEntry,
    above: tuple[str, ...],
    ids: Mapping[tuple[str, ...], str],
    source: Source,
) -> Entry:
    path = (*above, entry.term)
    return Entry(
        ids[path],
        entry.term,
        locators(entry.locators, source),
        tuple(_reference(term, ids) for term in entry.see),
        tuple(_reference(term, ids) for term in entry.seealso),
        tuple(_entry(child, path, ids, source) for child in entry.children),
    )


def _reference(term: str, ids: Mapping[tuple[str, ...], str]) -> Reference:
    path = tuple(part.strip() for part in term.split("!"))
    return Reference(", ".join(path), ids.get(path, ""))


def initial(term: str) -> str:
    """The letter under which a term stands; one group for all that begin with none."""
    for character in unicodedata.normalize("NFD", term.casefold()):
        if character.isalpha():
            return character
        if character.isdigit():
            return ""
    return ""


def locators(places: tuple[Locator, ...], source: Source) -> Markup:
    """Links to places: their pages in print, in e-books the names of their chapters."""
    return _printed(places) if source.setting.printed else _linked(places, source)


def _printed(locators: tuple[Locator, ...]) -> Markup:
    slots = [page_number(locator.id, locator.last) for locator in locators]
    return Markup(", ".join(etree.tostring(slot, encoding="unicode") for slot in slots))


def _linked(locators: tuple[Locator, ...], source: Source) -> Markup:
    """Links named by chapter; further places in the same chapter are counted."""
    pieces = {locator.piece for locator in locators}
    names = {piece.id: _name(piece, source) for piece in source.outline if piece.id in pieces}
    links, seen = [], dict.fromkeys(names, 0)
    for locator in locators:
        seen[locator.piece] += 1
        link = make("a", names[locator.piece], href=f"#{locator.id}")
        if (count := seen[locator.piece]) > 1:
            link.set("aria-label", f"{link.text} ({count})")
            link.text = f"({count})"
        links.append(etree.tostring(link, encoding="unicode"))
    return Markup(", ".join(links))


def _name(piece: Piece, source: Source) -> str:
    """“ch. 2”, or the title of a piece without number."""
    if piece.kind is Kind.CHAPTER and piece.number:
        return f"{source.setting.term('chapter-short')}\N{NO-BREAK SPACE}{piece.number}"
    for heading in source.apparatus.headings:
        if heading.piece == piece.id:
            return heading.short or stringify(title_words(heading.title))
    return source.title(piece) if not piece.authored else piece.id
