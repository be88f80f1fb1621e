"""What the generated pieces take of the apparatus, so that no other change makes them anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from publish.diagnostics import Outcome
from publish.model import Apparatus, Kind


def headings(apparatus: Apparatus) -> Outcome[Apparatus]:
    """A step: what contents and lists name."""
    return Outcome(Apparatus(headings=apparatus.headings, captions=apparatus.captions))


def entries(apparatus: Apparatus) -> Outcome[Apparatus]:
    """A step: the bibliography."""
    return Outcome(Apparatus(bibliography=apparatus.bibliography))


def terms(apparatus: Apparatus) -> Outcome[Apparatus]:
    """A step: the index, and the titles of the chapters that it leads to."""
    titles = tuple(one for one in apparatus.headings if one.level == 1)
    return Outcome(Apparatus(headings=titles, index=apparatus.index))


SLICES: Mapping[Kind, Callable[[Apparatus], Outcome[Apparatus]]] = {
    Kind.CONTENTS: headings,
    Kind.FIGURES: headings,
    Kind.TABLES: headings,
    Kind.BIBLIOGRAPHY: entries,
    Kind.INDEX: terms,
}
