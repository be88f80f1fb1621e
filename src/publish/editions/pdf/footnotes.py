"""Notes at the foot of the page on which they are called.

The fragment has its notes at the end of the chapter. Each that can stand at a page's foot moves
to its call, as WeasyPrint wants it. WeasyPrint never splits a footnote, and what does not fit on
the page is lost: so a note that holds more than paragraphs stays where it is, and so does one
that turns out to need too much of a page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.diagnostics import Outcome, Span, diagnose
from publish.editions.pdf import fragment
from publish.editions.pdf.fragment import Tree
from publish.model import Note, Resolved
from publish.pandoc.places import is_place, located

if TYPE_CHECKING:
    from publish.editions.pdf.galley import Galley

LARGEST = 1 / 3
"""Of the height of a page's text: a single footnote needs no more."""
DEEPEST = 2 / 3
"""Of the height of a page's text: all footnotes of a page need no more."""

STYLES = (
    ".footnote{float:footnote;footnote-policy:line}"
    ".footnote::footnote-call,.footnote::footnote-marker{content:none;vertical-align:baseline}"
    ".footnote>span{display:block}"
)
"""The notes bring their own numbers, and their own calls."""


@dataclass(frozen=True)
class Foot:
    """The footnotes of a page, each with its height. Lengths are points.

    ``height`` is that of all together with what is set off from the text, ``room`` that of the
    page's text area.
    """

    notes: tuple[tuple[str, float], ...]
    height: float
    room: float


def lower(tree: Tree, kept: Collection[str]) -> tuple[str, ...]:
    """Move the notes of a fragment to their calls, but for those in ``kept`` and unfit ones.

    Return the identifiers of the moved ones. A list of notes that becomes empty goes.
    """
    notes = {note.get("id", ""): note for note in fragment.marked(tree, "li", "note")}
    moved = []
    for call in list(fragment.marked(tree, "a", "note-call")):
        name = call.get("href", "").removeprefix("#")
        note = notes.get(name)
        if note is not None and name not in kept and _fits_a_foot(note):
            _lower(note, call)
            moved.append(name)
    for section in list(fragment.marked(tree, "section", "chapter-notes")):
        _prune(section)
    return tuple(moved)


def _fits_a_foot(note: Tree) -> bool:
    return all(child.tag == "p" for child in note)


def _lower(note: Tree, call: Tree) -> None:
    """A paragraph in a paragraph would end that: the note's paragraphs become spans."""
    holder, parent = call.getparent(), note.getparent()
    assert holder is not None and parent is not None
    parent.remove(note)
    note.tag, note.tail, call.tail = "span", call.tail, None
    note.set("class", "footnote")
    for paragraph in note:
        paragraph.tag, paragraph.tail = "span", None
    holder.insert(holder.index(call) + 1, note)


def _prune(section: Tree) -> None:
    for notes in list(fragment.marked(section, "ol", "notes")):
        if not len(notes):
            head = notes.getprevious()
            if head is not None and head.tag == "h3":
                section.remove(head)
            section.remove(notes)
    parent = section.getparent()
    if parent is not None and section.find("ol") is None:
        parent.remove(section)


def too_large(feet: Iterable[Foot], lowered: Collection[str]) -> frozenset[str]:
    """Which footnotes must go to the chapter's end for all words to be on their pages."""
    feet = tuple(feet)
    seen = {name for foot in feet for name, _ in foot.notes}
    return frozenset({*(set(lowered) - seen), *(name for foot in feet for name in _excess(foot))})


def _excess(foot: Foot) -> Iterator[str]:
    """The notes larger than one may be; if all are still too much, the largest of the rest."""
    height = foot.height
    for name, needed in sorted(foot.notes, key=lambda note: -note[1]):
        if needed <= foot.room * LARGEST and height <= foot.room * DEEPEST:
            return
        height -= needed
        yield name


def report(resolved: Resolved, galley: Galley) -> Outcome[None]:
    """Step: a warning for each note that stands at its chapter's end; NOT004."""
    problems = ((note, _problem(note, galley)) for note in resolved.notes)
    return Outcome(
        None,
        tuple(
            diagnose("NOT004", _place(note, resolved), number=note.number, problem=problem)
            for note, problem in problems
            if problem
        ),
    )


def _place(note: Note, resolved: Resolved) -> Span:
    """Where the note's text begins."""
    nodes = located(note.blocks, resolved.path)
    return next((at for node, at in nodes if is_place(node)), resolved.piece.span)


def _problem(note: Note, galley: Galley) -> str:
    if any(block["t"] not in ("Para", "Plain") for block in note.blocks):
        return "it holds more than paragraphs"
    return "it would need too much of the page" if note.id in galley.kept else ""
