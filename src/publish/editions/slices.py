"""What is taken of the apparatus, so that no other change makes anew what is made of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from publish.diagnostics import Outcome
from publish.editions.plan import Plan
from publish.model import Apparatus, Heading, Inline, Inlines, Kind, Note, Step
from publish.pandoc import map_inlines, walk
from publish.pandoc.places import is_place

Slice = Callable[[Apparatus], Outcome[Apparatus]]


def headings(apparatus: Apparatus) -> Outcome[Apparatus]:
    """A step: what contents, lists and bookmarks name."""
    return Outcome(Apparatus(headings=apparatus.headings, captions=apparatus.captions))


def endnotes(apparatus: Apparatus) -> Outcome[Apparatus]:
    """A step: the notes that stand at the end of the book.

    A note knows where it stands in its file only if it has a formula, of which something may have
    to be said: so lines that are added above it change nothing.
    """
    groups = (replace(group, notes=tuple(map(_unplaced, group.notes))) for group in apparatus.notes)
    return Outcome(Apparatus(notes=tuple(groups)))


def entries(apparatus: Apparatus) -> Outcome[Apparatus]:
    """A step: the bibliography."""
    return Outcome(Apparatus(bibliography=apparatus.bibliography))


def cited_entries(apparatus: Apparatus) -> Outcome[Apparatus]:
    """A step: the bibliography, where its entries are cited, and the titles of the chapters."""
    titles = _titles(apparatus) if apparatus.cited else ()
    cited = apparatus.cited
    return Outcome(Apparatus(headings=titles, bibliography=apparatus.bibliography, cited=cited))


def terms(apparatus: Apparatus) -> Outcome[Apparatus]:
    """A step: the index, and the titles of the chapters that it leads to."""
    return Outcome(Apparatus(headings=_titles(apparatus), index=apparatus.index))


def _unplaced(note: Note) -> Note:
    if any(node["t"] == "Math" for node in walk(note.blocks, words=False)):
        return note
    return replace(note, blocks=map_inlines(note.blocks, _without_places))


def _without_places(inlines: Inlines) -> Inlines:
    return [_without_place(inline) if is_place(inline) else inline for inline in inlines]


def _without_place(mark: Inline) -> Inline:
    name, classes, pairs = mark["c"][0]
    kept = [pair for pair in pairs if pair[0] != "at"]
    return {"t": "Span", "c": [[name, classes, kept], mark["c"][1]]}


def _titles(apparatus: Apparatus) -> tuple[Heading, ...]:
    return tuple(one for one in apparatus.headings if one.level == 1)


def slice_step(plan: Plan, taken: Slice) -> Step:
    """The step of an edition that takes a slice; it is named after it."""
    name = plan.edition.name
    return Step(f"{taken.__name__}:{name}", taken, (plan.apparatus,), edition=name)


def slice_steps(plan: Plan, slices: Mapping[Kind, Slice]) -> dict[Kind, Step]:
    """The steps of ``slices`` for the kinds of pieces that there are; some may be the same."""
    kinds = {piece.kind for piece in plan.outline}
    return {kind: slice_step(plan, one) for kind, one in slices.items() if kind in kinds}
