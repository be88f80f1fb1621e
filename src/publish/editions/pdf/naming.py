"""How the steps of a PDF edition are called."""

from __future__ import annotations

from typing import Any

from publish.editions.plan import Plan
from publish.model import Piece, Step

ROUNDS = 5
"""The body settles in the second round if at all, what prints its pages in the third."""
TOOLS = ("weasyprint",)


def cuts_name(plan: Plan) -> str:
    """Of the fonts that are cut for the text."""
    return f"cuts:{plan.edition.name}"


def margins_name(plan: Plan) -> str:
    """Of where the text stands on each side."""
    return f"margins:{plan.edition.name}"


def final_name(plan: Plan) -> str:
    """Of the last pagination."""
    return pagination_name(plan, ROUNDS)


def pagination_name(plan: Plan, number: int) -> str:
    """Of the pagination after a round; 0 is the one that is expected before the first."""
    return f"pagination:{plan.edition.name}:{number}"


def name_of(kind: str, plan: Plan, piece: Piece, number: int | None = None) -> str:
    """Of what is made of a piece, in a round."""
    name = f"{kind}:{plan.edition.name}:{piece.id}"
    return name if number is None else f"{name}:{number}"


def make(
    plan: Plan,
    name: str,
    function: Any,
    *parts: Any,
    piece: Piece | None = None,
    prepare: Any = None,
    guess: str = "",
) -> Step:
    """A step for which WeasyPrint's version counts; ``parts`` are its inputs and parameters."""
    inputs, parameters = parts
    chapter = piece.id if piece else ""
    edition = plan.edition.name
    return Step(name, function, inputs, parameters, TOOLS, edition, chapter, prepare, guess)
