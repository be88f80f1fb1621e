"""What the running heads of a piece's pages say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publish.diagnostics import Outcome
from publish.editions.pdf.galley import Galley
from publish.editions.pdf.pagination import Pagination
from publish.editions.pdf.press import TURNED
from publish.editions.pdf.running import Running
from publish.editions.pdf.sides import Side
from publish.model import Kind, Piece

FOLIO = "folio"
"""The named string that is the page's number."""


@dataclass(frozen=True)
class Words:
    """What running heads say beyond the chapters' titles."""

    book: str
    title: str
    """Of the piece, where it has no heading of its own: “Index”."""
    notes_to_page: str
    notes_to_pages: str


@dataclass(frozen=True, order=True)
class Head:
    """One page's folio: its page type, and the named strings that the theme's CSS prints."""

    type: str
    strings: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Heads:
    """The folios of a piece, from the side on which it begins; None where nothing is printed."""

    side: Side
    pages: tuple[Head | None, ...]
    inner: float = 0.0
    """The pages' inner margin in points, where it is not the press's own."""


def heads(
    galley: Galley, final: Pagination, running: Running, piece: Piece, words: Words
) -> Outcome[Heads]:
    """Step: the heads of each page of a piece."""
    chapter = running.chapters.get(piece.id, words.title)
    sections = _in_force(galley, running.sections.get(piece.id, {}))
    notes = _notes(galley, final, running.calls, words) if piece.kind is Kind.NOTES else {}
    pages = tuple(
        None
        if laid.blank
        else Head(
            kind,
            (
                ("book", words.book),
                ("chapter", chapter),
                ("section", section or chapter),
                ("notes", notes.get(number, "")),
                (FOLIO, printed.label),
            ),
        )
        for number, (laid, kind, printed, section) in enumerate(
            zip(galley.pages, _types(galley), final.of(piece.id), sections, strict=True)
        )
    )
    return Outcome(Heads(final.sides[piece.id], pages, final.inner))


def _types(galley: Galley) -> Iterator[str]:
    """The type of each page; of one that lies on its side, that of the pages around it."""
    upright = [page.type for page in galley.pages if page.type != TURNED]
    last = upright[0] if upright else ""
    for page in galley.pages:
        last = last if page.type == TURNED else page.type
        yield last


def _in_force(galley: Galley, titles: Mapping[str, str]) -> Iterator[str]:
    """For each page the first section that begins on it, or else the one that goes on."""
    last = ""
    for page in galley.pages:
        here = [titles[anchor.id] for anchor in page.anchors if anchor.id in titles]
        yield here[0] if here else last
        last = here[-1] if here else last


def _notes(
    galley: Galley, final: Pagination, calls: Mapping[str, str], words: Words
) -> Mapping[int, str]:
    """For each page of the notes, by number, to which pages its notes belong."""
    order = {page.label: number for number, page in enumerate(final.pages)}
    said: dict[int, str] = {}
    last = ""
    for number, page in enumerate(galley.pages):
        here = [calls[anchor.id] for anchor in page.anchors if anchor.id in calls]
        if last and page.opening[1]:
            here.insert(0, last)
        labels = {label for call in here if (label := final.labels.get(call))}
        if labels:
            printed = sorted(labels, key=order.__getitem__)  # a series follows upon another
            said[number] = _notes_to(printed[0], printed[-1], words)
        last = here[-1] if here else last
    return said


def _notes_to(first: str, last: str, words: Words) -> str:
    if first == last:
        return f"{words.notes_to_page} {first}"
    return f"{words.notes_to_pages} {first}–{last}"
