"""What becomes of the galleys after the last round: moved, under their folios, and bound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from publish.editions.html.slices import headings_of
from publish.editions.pdf import footnotes, gutter
from publish.editions.pdf.folios import common, folios, patterns, prepare, strings_shown
from publish.editions.pdf.gathering import gathered
from publish.editions.pdf.heads import Words, heads
from publish.editions.pdf.inks import Inks, inked, inked_folios, inks_of
from publish.editions.pdf.moving import moved, settled
from publish.editions.pdf.naming import (
    ROUNDS,
    cuts_name,
    final_name,
    make,
    margins_name,
    name_of,
)
from publish.editions.pdf.overlays import overlaid
from publish.editions.pdf.press import Press
from publish.editions.pdf.printing import binding_of, may_have_bookmarks, trimming_of
from publish.editions.pdf.product import Book, product
from publish.editions.plan import Plan
from publish.model import Kind, Piece, Step

_TITLED = (
    Kind.CONTENTS, Kind.FIGURES, Kind.TABLES, Kind.NOTES, Kind.BIBLIOGRAPHY, Kind.INDEX,
    Kind.COLOPHON,
)  # fmt: skip


def moved_steps(plan: Plan, press: Press) -> Iterator[Step]:
    """The galleys, made ready to be bound, and as they are printed."""
    measured = margins_name(plan)
    if binding_of(plan).gutter:
        inner, measured = f"inner:{plan.edition.name}", f"bound-{measured}"
        yield make(plan, inner, gutter.settled, (final_name(plan),), ())
        yield make(plan, measured, gutter.bound_margins, (inner,), (press,))
    trimming, drawn = trimming_of(plan), drawn_pages(plan)
    trimmed = (trimming,) if trimming else ()
    for piece in plan.outline:
        if inks := inks_of(plan):
            yield _inked(plan, piece, inked, (name_of("galley", plan, piece, ROUNDS), inks))
        ready, become = name_of("gathered", plan, piece), name_of("settled", plan, piece)
        yield _ready(plan, piece, ready, gathered, drawn[piece.id])
        known = (final_name(plan), name_of("wants", plan, piece))
        yield make(plan, become, settled, known, (piece.id,), piece=piece)
        inputs = (ready, become, measured)
        yield make(plan, name_of("moved", plan, piece), moved, inputs, trimmed, piece=piece)


def _ready(plan: Plan, piece: Piece, name: str, function: Any, of: str) -> Step:
    edition, asked = plan.edition.name, (_standards(plan),)
    return Step(name, function, (of,), asked, ("pikepdf",), edition, piece.id)


def _inked(plan: Plan, piece: Piece, function: Any, of: tuple[str, Inks]) -> Step:
    """What is finished of a piece, in the inks of the press."""
    name, inks = of
    kind = name.partition(":")[0]
    edition, tools = plan.edition.name, ("pikepdf", "Pillow")
    return Step(
        name_of(f"inked-{kind}", plan, piece), function, (name,), (inks,), tools, edition, piece.id
    )


def folios_steps(plan: Plan, press: Press) -> Iterator[Step]:
    """Running heads and page numbers."""
    inks, shown = inks_of(plan), strings_shown(press.stylesheet)
    known = f"running:{plan.edition.name}"
    for piece in plan.outline:
        name = name_of("heads", plan, piece)
        inputs = (name_of("galley", plan, piece, ROUNDS), final_name(plan), known)
        yield make(plan, name, heads, inputs, (piece, _words(plan, piece)), piece=piece)
        yield from _folios(plan, press, piece, shown)
        name = name_of("folios", plan, piece)
        if inks:
            yield _inked(plan, piece, inked_folios, (name, inks))
            name = name_of("inked-folios", plan, piece)
        yield _ready(plan, piece, name_of("overlaid", plan, piece), overlaid, name)


def _folios(plan: Plan, press: Press, piece: Piece, shown: tuple[str, ...]) -> Iterator[Step]:
    said, patterned, laid, name = (
        name_of(kind, plan, piece) for kind in ("heads", "patterns", "common", "folios")
    )
    cuts, about = cuts_name(plan), (piece, press)
    yield make(plan, patterned, patterns, (said,), (shown,), piece=piece)
    yield make(plan, laid, common, (patterned, cuts), about, piece=piece, prepare=prepare)
    yield make(plan, name, folios, (said, laid, cuts), (*about, shown), piece=piece)


def footnotes_steps(plan: Plan) -> Iterator[Step]:
    """What is said of notes that found no room at the foot of a page."""
    for piece in plan.outline:
        if piece.authored:
            inputs = (plan.resolved[piece.id], name_of("galley", plan, piece, ROUNDS))
            name = name_of("footnotes", plan, piece)
            yield make(plan, name, footnotes.report, inputs, (), piece=piece)


def _words(plan: Plan, piece: Piece) -> Words:
    language = plan.edition.metadata.language
    return Words(
        book=plan.edition.metadata.title,
        title=piece.title or _titles(plan).get(piece.kind, ""),
        notes_to_page=plan.theme.term(language, "notes-to-page"),
        notes_to_pages=plan.theme.term(language, "notes-to-pages"),
    )


def _titles(plan: Plan) -> Mapping[Kind, str]:
    language = plan.edition.metadata.language
    return {kind: plan.theme.term(language, kind) for kind in _TITLED}


def product_step(plan: Plan, press: Press) -> Step:
    """The last step: all of it in one file."""
    kinds = ("moved", "overlaid")
    layers = tuple(name_of(kind, plan, piece) for kind in kinds for piece in plan.outline)
    described = plan.edition.metadata
    kept = _standards(plan)
    file = (press, kept, plan.intent, may_have_bookmarks(plan))
    book = Book(plan.outline, _titles(plan), described, plan.modified, *file)
    inputs = (final_name(plan), headings_of(plan), *layers)
    return make(plan, plan.product, product, inputs, (book,))


def drawn_pages(plan: Plan) -> Mapping[str, str]:
    """Piece → the step that has what its pages paint, but for what is laid over them; they may
    yet be moved, and the numbers of other pages be put into them."""
    inked = bool(inks_of(plan))
    return {
        piece.id: name_of("inked-galley", plan, piece)
        if inked
        else name_of("galley", plan, piece, ROUNDS)
        for piece in plan.outline
    }


def _standards(plan: Plan) -> tuple[str, ...]:
    return tuple(plan.edition.options.get("standard", ()))
