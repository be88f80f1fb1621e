"""What is taken of the apparatus, so that no other change makes anew what is made of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from publish.diagnostics import Outcome
from publish.editions.plan import Plan
from publish.model import Apparatus, Heading, Kind, Step

Slice = Callable[[Apparatus], Outcome[Apparatus]]


def headings(apparatus: Apparatus) -> Outcome[Apparatus]:
    """A step: what contents, lists and bookmarks name."""
    return Outcome(Apparatus(headings=apparatus.headings, captions=apparatus.captions))


def endnotes(apparatus: Apparatus) -> Outcome[Apparatus]:
    """A step: the notes that stand at the end of the book."""
    return Outcome(Apparatus(notes=apparatus.notes))


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
