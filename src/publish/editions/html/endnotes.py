"""Notes gathered at the end of the book, and the bibliography."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from markupsafe import Markup

from publish.diagnostics import Diagnostic, Outcome
from publish.editions.html.backlinks import add_backlinks
from publish.editions.html.content import Filling, Source
from publish.editions.html.labels import label
from publish.editions.html.rendering import render, title_markup
from publish.editions.html.setting import Setting
from publish.editions.html.tree import Element, inner, make, prepend
from publish.model import Kind, Note, Piece
from publish.pandoc import div


@dataclass(frozen=True)
class Endnote:
    """``text`` opens with the note's number, which leads back to the call.

    ``series`` is the title of its series, empty for an ordinary note.
    """

    id: str
    text: Markup
    series: str = ""


@dataclass(frozen=True)
class Series:
    """The notes of one series. ``title`` is empty for ordinary notes that stand by themselves."""

    title: str
    notes: tuple[Endnote, ...]


@dataclass(frozen=True)
class Group:
    """The notes of one piece. ``label`` is “Chapter 3”, or empty."""

    id: str
    label: str
    title: Markup
    series: tuple[Series, ...]


def endnotes(source: Source) -> Filling:
    groups = source.apparatus.notes
    marked = title_markup([group.title for group in groups], source.setting)
    found: list[Diagnostic] = []
    filled = []
    for group, title in zip(groups, marked, strict=True):
        notes = noted(group.notes, _path(group.piece), source.setting)
        found += notes.diagnostics
        name, numbered = f"notes-{group.piece.id}", label(group.piece, source.setting)
        filled.append(Group(name, numbered, Markup(title), notes.value))
    return Filling({"groups": filled}, tuple(found))


def noted(notes: tuple[Note, ...], path: str, setting: Setting) -> Outcome[tuple[Series, ...]]:
    """Notes with their texts rendered; ``path`` is the file that they come from."""
    outcome = render([note.blocks for note in notes], setting, path)
    pairs = zip(notes, outcome.value, strict=True)
    made = [_note(note, text, setting) for note, text in pairs]
    return Outcome(tuple(_series(made, setting)), outcome.diagnostics)


def _series(notes: list[Endnote], setting: Setting) -> Iterator[Series]:
    """The series one after the other; only beside others have ordinary notes a title."""
    several = len({note.series for note in notes}) > 1
    for title, members in groupby(notes, lambda note: note.series):
        ordinary = setting.term(Kind.NOTES.value) if several else ""
        yield Series(title or ordinary, tuple(members))


def _path(piece: Piece) -> str:
    """The piece's file as diagnostics name it: it lies beside the book.yaml that lists it."""
    return str(PurePosixPath(piece.span.path).parent / (piece.path or ""))


def _note(note: Note, text: Element, setting: Setting) -> Endnote:
    back = make("a", note.number, class_="note-number", href=f"#{note.call}", role="doc-backlink")
    back.set("aria-label", f"{note.number}. {setting.term('back-to-text')}")
    first = text[0] if len(text) and text[0].tag == "p" else None
    if first is None:
        first = make("p")
        text.insert(0, first)
    prepend(first, back, ". " if note.number.isalnum() else " ")
    return Endnote(note.id, Markup(inner(text).strip()), note.series)


def bibliography(source: Source) -> Filling:
    holder = div(source.apparatus.bibliography, "references")
    (root,) = render([[holder]], source.setting, "").value
    add_backlinks(root, source)
    return Filling({"references": Markup(inner(root).strip())})
