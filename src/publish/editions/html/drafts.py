"""What pandoc writes of an authored piece, for all editions that have the same in it."""

from __future__ import annotations

from dataclasses import dataclass

from publish.diagnostics import Outcome
from publish.editions.html.rendering import written
from publish.editions.plan import Plan
from publish.model import Heading, Note, Piece, Resolved, Step


@dataclass(frozen=True)
class Draft:
    """A piece as pandoc writes it, and what else is to be known of it."""

    piece: Piece
    path: str
    headings: tuple[Heading, ...]
    notes: tuple[Note, ...]
    content: str


def drafted(resolved: Resolved) -> Outcome[Draft]:
    """Step: the draft of a piece, whatever the medium. Diagnostics: SRC019."""
    content = written([resolved.blocks], resolved.path)
    about = resolved.piece, resolved.path, resolved.headings, resolved.notes
    return Outcome(Draft(*about, content.value), content.diagnostics)


def draft_step(plan: Plan, piece: Piece) -> Step:
    """The step that drafts an authored piece of an edition."""
    name = f"draft:{plan.edition.name}:{piece.id}"
    inputs = (plan.resolved[piece.id],)
    return Step(name, drafted, inputs, (), ("pandoc",), plan.edition.name, piece.id)
