"""What is made from all chapters together: contents, lists, notes, bibliography, index."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from publish.diagnostics import Outcome
from publish.model import (
    Apparatus,
    Caption,
    Heading,
    IndexEntry,
    IndexMark,
    Inlines,
    Kind,
    Locator,
    NoteGroup,
    Resolved,
)
from publish.pandoc import unpacked
from publish.resolve.citations import Formatted, citations_in
from publish.resolve.index import targets


@dataclass(frozen=True)
class About:
    """What the rest of the book takes from a resolved chapter."""

    piece: str
    headings: tuple[Heading, ...]
    captions: tuple[Caption, ...]
    notes: NoteGroup | None
    marks: tuple[IndexMark, ...]
    images: tuple[str, ...]
    citations: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Of each citation that is a place, its identifier and its keys, in reading order."""


def about(resolved: Resolved | None) -> Outcome[About | None]:
    """The part of a chapter that the apparatus is made from; None where there is no chapter."""
    if resolved is None:
        return Outcome(None)
    return Outcome(
        About(
            resolved.piece.id,
            () if resolved.piece.kind is Kind.DEDICATION else resolved.headings,
            resolved.captions,
            _group(resolved) if resolved.notes else None,
            resolved.marks,
            resolved.images,
            tuple(citations_in(resolved.blocks)),
        )
    )


def assemble(formatted: Formatted, *rest: Any) -> Outcome[Apparatus]:
    """The apparatus from the formatted bibliography, each chapter's part and the outline."""
    *parts, outline = rest
    order = {piece.id: number for number, piece in enumerate(outline)}
    chapters = sorted((part for part in parts if part), key=lambda part: order[part.piece])
    return Outcome(
        Apparatus(
            headings=tuple(heading for chapter in chapters for heading in chapter.headings),
            captions=tuple(caption for chapter in chapters for caption in chapter.captions),
            notes=tuple(chapter.notes for chapter in chapters if chapter.notes),
            bibliography=unpacked(formatted.entries),
            cited=_cited(chapters),
            index=index_entries(mark for chapter in chapters for mark in chapter.marks),
        )
    )


def _cited(chapters: Iterable[About]) -> dict[str, tuple[Locator, ...]]:
    """Key → where it is cited."""
    found: dict[str, list[Locator]] = {}
    for chapter in chapters:
        for name, keys in chapter.citations:
            for key in dict.fromkeys(keys):
                found.setdefault(key, []).append(Locator(name, chapter.piece))
    return {key: tuple(locators) for key, locators in found.items()}


def _group(chapter: Resolved) -> NoteGroup:
    return NoteGroup(chapter.piece, _title(chapter.headings), chapter.notes)


def _title(headings: tuple[Heading, ...]) -> Inlines:
    return headings[0].title if headings else []


@dataclass
class _Gathering:
    """An entry of the index while its marks are gathered."""

    term: str
    locators: list[Locator] = field(default_factory=list)
    see: list[str] = field(default_factory=list)
    seealso: list[str] = field(default_factory=list)
    children: dict[str, _Gathering] = field(default_factory=dict)
    open: int | None = None
    """The locator of a range that has begun."""


def index_entries(marks: Iterable[IndexMark]) -> tuple[IndexEntry, ...]:
    """Marks in reading order → entries in alphabetical order, subentries below them."""
    top = _Gathering("")
    for mark in marks:
        if mark.path:
            _gather(top, mark)
    return _sorted(top)


def _gather(top: _Gathering, mark: IndexMark) -> None:
    entry = top
    for term in mark.path:
        entry = entry.children.setdefault(term, _Gathering(term))
    if mark.see or mark.seealso:
        entry.see += [term for term in targets(mark.see) if term not in entry.see]
        entry.seealso += [term for term in targets(mark.seealso) if term not in entry.seealso]
    elif mark.range == "end" and entry.open is not None:
        start = entry.locators[entry.open]
        entry.locators[entry.open] = Locator(start.id, start.piece, mark.id)
        entry.open = None
    elif mark.range != "end":
        if mark.range == "start":
            entry.open = len(entry.locators)
        entry.locators.append(Locator(mark.id, mark.piece))


def _sorted(entry: _Gathering) -> tuple[IndexEntry, ...]:
    children = sorted(entry.children.values(), key=lambda child: sort_key(child.term))
    return tuple(
        IndexEntry(
            child.term,
            tuple(child.locators),
            tuple(child.see),
            tuple(child.seealso),
            _sorted(child),
        )
        for child in children
    )


def sort_key(term: str) -> tuple[bool, str, str]:
    """Letter by letter: marks, punctuation, accents and case aside; digits before letters."""
    plain = unicodedata.normalize("NFKD", term.casefold())
    letters = "".join(c for c in plain if c.isalnum() or c.isspace()).strip()
    return (not letters[:1].isdigit(), letters, term)
