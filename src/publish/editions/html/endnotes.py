"""Notes gathered at the end of the book, and the bibliography."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from publish.diagnostics import Diagnostic, Outcome
from publish.editions.html.content import Filling, Source
from publish.editions.html.labels import label
from publish.editions.html.rendering import render, title_markup
from publish.editions.html.setting import Setting
from publish.editions.html.tree import Element, inner, make, prepend
from publish.model import Note, Piece
from publish.pandoc import div


@dataclass(frozen=True)
class Endnote:
    """``text`` opens with the note's number, which leads back to the call."""

    id: str
    text: Markup


@dataclass(frozen=True)
class Group:
    """The notes of one piece. ``label`` is “Chapter 3”, or empty."""

    id: str
    label: str
    title: Markup
    notes: tuple[Endnote, ...]


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


def noted(notes: tuple[Note, ...], path: str, setting: Setting) -> Outcome[tuple[Endnote, ...]]:
    """Notes with their texts rendered; ``path`` is the file that they come from."""
    outcome = render([note.blocks for note in notes], setting, path)
    pairs = zip(notes, outcome.value, strict=True)
    return Outcome(tuple(_note(note, text, setting) for note, text in pairs), outcome.diagnostics)


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
    prepend(first, back, ". ")
    return Endnote(note.id, Markup(inner(text).strip()))


def bibliography(source: Source) -> Filling:
    holder = div(source.apparatus.bibliography, "references")
    outcome = render([[holder]], source.setting, "")
    return Filling({"references": Markup(inner(outcome.value[0]).strip())})
