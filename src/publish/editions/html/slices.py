"""What generated pieces take of the apparatus: what their fillings read."""

from __future__ import annotations

from collections.abc import Mapping

from publish.editions.plan import Plan
from publish.editions.slices import (
    Slice,
    cited_entries,
    endnotes,
    headings,
    slice_step,
    slice_steps,
    terms,
)
from publish.model import Apparatus, Kind, Piece, Step

SLICES: Mapping[Kind, Slice] = {
    Kind.CONTENTS: headings,
    Kind.FIGURES: headings,
    Kind.TABLES: headings,
    Kind.NOTES: endnotes,
    Kind.BIBLIOGRAPHY: cited_entries,
    Kind.INDEX: terms,
}


def slicing(plan: Plan) -> tuple[Step, ...]:
    """The steps that take slices for an edition's generated pieces, and for its bookmarks."""
    steps = (slice_step(plan, headings), *slice_steps(plan, SLICES).values())
    return tuple({step.name: step for step in steps}.values())


def headings_of(plan: Plan) -> str:
    """The step whose value is an apparatus of headings alone."""
    return slice_step(plan, headings).name


def slice_of(plan: Plan, piece: Piece) -> tuple[tuple[str, ...], tuple[Apparatus, ...]]:
    """For the step of a generated piece: its input, or an empty apparatus for its parameter."""
    taken = SLICES.get(piece.kind)
    return ((slice_step(plan, taken).name,), ()) if taken else ((), (Apparatus(),))
