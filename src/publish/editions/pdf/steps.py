"""The PDF edition as steps.

Rounds: in the first, what is likely to keep its length is set; in each later one, what prints
other page numbers than before, or begins on another side and cannot be moved there. Pagination
counts after each round. After the last, galleys are moved to the sides on which they begin, the
folios are laid out, and all is assembled.

Where the printer asks for more inner margin the more pages there are, the first round is set
with that of an estimate, and each later one with what the count before it asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publish.editions import html
from publish.editions.html.slices import slice_of, slicing
from publish.editions.pdf.advance import advance_steps
from publish.editions.pdf.binding import Binding
from publish.editions.pdf.cuts import regular_cuts
from publish.editions.pdf.estimate import Page, estimated, sketch
from publish.editions.pdf.finishing import (
    folios_steps,
    footnotes_steps,
    moved_steps,
    product_step,
)
from publish.editions.pdf.galley import first_galley, next_galley, prepare, wants
from publish.editions.pdf.margins import margins
from publish.editions.pdf.naming import (
    ROUNDS,
    TOOLS,
    cuts_name,
    final_name,
    make,
    margins_name,
    name_of,
    pagination_name,
)
from publish.editions.pdf.pagination import page_map, pagination, setting
from publish.editions.pdf.press import Press
from publish.editions.pdf.printing import (
    area_of,
    binding_of,
    printed,
)
from publish.editions.pdf.running import running
from publish.editions.plan import Plan, page_map_step
from publish.model import Piece, Step
from publish.profiles import points

MEDIUM = "print"


def steps(plan: Plan) -> tuple[Step, ...]:
    """All steps of a PDF edition; the last is `plan.product`.

    Raises ValueError if the edition's trim is no page size, and KeyError if its theme has no
    print stylesheet or lacks a term: reading the configuration and the theme rules both out.
    """
    press = _press(plan)
    return (
        *ahead(plan),
        *slicing(plan),
        *_html(plan),
        *_rounds(plan, press),
        *moved_steps(plan, press),
        *folios_steps(plan, press),
        *(footnotes_steps(plan) if press.footnotes else ()),
        *advance_steps(plan, press, product_step(plan, press)),
    )


def ahead(plan: Plan) -> tuple[Step, ...]:
    """Those of the steps that need nothing of the text."""
    edition = plan.edition.name
    return (_cuts(plan), Step(margins_name(plan), margins, (), (_press(plan),), TOOLS, edition))


def _press(plan: Plan) -> Press:
    options, language = plan.edition.options, plan.edition.metadata.language
    press = Press(
        stylesheet=plan.theme.stylesheets[MEDIUM],
        faces=plan.theme.faces,
        language=language,
        tagged=bool(options.get("tagged", True)),
        note=plan.theme.term(language, "note"),
        footnotes=plan.edition.notes_place == "footnotes",
    )
    return printed(press, plan)


def _cuts(plan: Plan) -> Step:
    """Of the families that text and heads are set in; the others show single words."""
    names = plan.theme.tokens["faces"]
    used = {names["text"], names["head"]}
    faces = tuple(face for face in plan.theme.faces if face.family in used)
    edition = plan.edition.name
    return Step(cuts_name(plan), regular_cuts, (), (faces,), ("uharfbuzz",), edition)


def _html(plan: Plan) -> Iterator[Step]:
    files = tuple(sorted(plan.files.items()))
    asked = files, plan.edition.hyphenation
    given = plan.theme, plan.edition.metadata, MEDIUM
    for piece in plan.outline:
        name = name_of("html", plan, piece)
        if piece.authored:
            draft = html.draft_step(plan, piece)
            yield draft
            parameters = (*given, plan.edition.notes_place)
            yield make(plan, name, html.chapter, (draft.name,), parameters, piece=piece)
        else:
            taken, empty = slice_of(plan, piece)
            about = (*empty, piece, *given, plan.outline, plan.colophon_of(piece))
            yield make(plan, name, html.generated, taken, about, piece=piece)
        yield make(plan, name_of("wants", plan, piece), wants, (name,), asked, piece=piece)


def _rounds(plan: Plan, press: Press) -> Iterator[Step]:
    binding = binding_of(plan)
    wanted = tuple(name_of("wants", plan, piece) for piece in plan.outline)
    yield from _estimate(plan, binding, wanted)
    heads_of = f"running:{plan.edition.name}"
    yield make(plan, heads_of, running, (plan.apparatus,), ())
    for number in range(1, ROUNDS + 1):
        for piece in plan.outline:
            yield from _galley(plan, press, piece, number)
        galleys = tuple(name_of("galley", plan, piece, number) for piece in plan.outline)
        inputs = (*galleys, *wanted, heads_of)
        name, guess = pagination_name(plan, number), _guess(pagination_name(plan, 1), number)
        yield make(plan, name, pagination, inputs, (plan.outline, binding), guess=guess)
    inputs = (final_name(plan), *galleys)
    yield make(plan, page_map_step(plan.edition.name), page_map, inputs, ())


def _estimate(plan: Plan, binding: Binding, wanted: tuple[str, ...]) -> Iterator[Step]:
    """The pagination that the first round is set with."""
    tokens = plan.theme.tokens
    size, leading = (points(tokens[name]["text"]) for name in ("size", "leading"))
    page = Page(*area_of(plan), size, leading)
    for piece in plan.outline:
        name, fragment = name_of("sketch", plan, piece), name_of("html", plan, piece)
        yield make(plan, name, sketch, (fragment,), (page,), piece=piece)
    sketches = tuple(name_of("sketch", plan, piece) for piece in plan.outline)
    about = (plan.outline, binding)
    yield make(plan, pagination_name(plan, 0), estimated, (*sketches, *wanted), about)


def _galley(plan: Plan, press: Press, piece: Piece, number: int) -> Iterator[Step]:
    fragment, wanted = name_of("html", plan, piece), name_of("wants", plan, piece)
    name, set_from = (name_of(kind, plan, piece, number) for kind in ("galley", "setting"))
    known = (wanted, pagination_name(plan, number - 1), margins_name(plan))
    yield make(plan, set_from, setting, known, (piece.id,), piece=piece)
    function: Any = next_galley if number > 1 else first_galley
    before = name_of("galley", plan, piece, number - 1) if number > 1 else ""
    inputs = (fragment, set_from, before or name_of("sketch", plan, piece), cuts_name(plan))
    guess = _guess(name_of("galley", plan, piece, 1 if piece.authored else 2), number)
    about = (piece, press)
    yield make(plan, name, function, inputs, about, piece=piece, prepare=prepare, guess=guess)


def _guess(first: str, number: int) -> str:
    """What the last round gives is most times what the first one gave, or the second, of what
    prints the pages of others: see `Step.guess`."""
    return first if number == ROUNDS else ""
