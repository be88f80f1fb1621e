"""The PDF edition as steps.

Rounds: in the first, what is likely to keep its length is set; in each later one, what prints
other page numbers than before, or begins on another side and cannot be moved there. Pagination
counts after each round. After the last, galleys are moved to the sides on which they begin, the
folios are laid out, and all is assembled.

Where the printer asks for more inner margin the more pages there are, the first round is set
with that of an estimate, and each later one with what the count before it asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from publish.editions import html
from publish.editions.pdf import footnotes
from publish.editions.pdf.cuts import regular_cuts
from publish.editions.pdf.folios import folios
from publish.editions.pdf.galley import bound_galley, first_galley, next_galley, wants
from publish.editions.pdf.gutter import Page, bound_margins, estimated, settled
from publish.editions.pdf.heads import Words, heads
from publish.editions.pdf.inks import Inks, inked, inked_folios, inks_of
from publish.editions.pdf.margins import margins
from publish.editions.pdf.moving import moved, side_of
from publish.editions.pdf.pagination import page_map, pagination, setting
from publish.editions.pdf.press import Press
from publish.editions.pdf.printing import (
    area_of,
    binding_of,
    may_have_bookmarks,
    printed,
    trimming_of,
)
from publish.editions.pdf.product import Book, product
from publish.editions.pdf.running import running
from publish.editions.plan import Plan
from publish.model import Kind, Piece, Step
from publish.profiles import points

MEDIUM = "print"
ROUNDS = 5
"""The body settles in the second round if at all, what prints its pages in the third."""
_TITLED = (
    Kind.CONTENTS, Kind.FIGURES, Kind.TABLES, Kind.NOTES, Kind.BIBLIOGRAPHY, Kind.INDEX,
    Kind.COLOPHON,
)  # fmt: skip
_TOOLS = ("weasyprint",)


def steps(plan: Plan) -> tuple[Step, ...]:
    """All steps of a PDF edition; the last is `plan.product`.

    Raises ValueError if the edition's trim is no page size, and KeyError if its theme has no
    print stylesheet or lacks a term: reading the configuration and the theme rules both out.
    """
    press = _press(plan)
    return (
        *ahead(plan),
        *_html(plan),
        *_rounds(plan, press),
        *_moved(plan, press),
        *_folios(plan, press),
        *(_footnotes(plan) if press.footnotes else ()),
        _product(plan, press),
    )


def ahead(plan: Plan) -> tuple[Step, ...]:
    """Those of the steps that need nothing of the text."""
    edition = plan.edition.name
    return (_cuts(plan), Step(_margins_name(plan), margins, (), (_press(plan),), _TOOLS, edition))


def page_map_step(edition: str) -> str:
    """The name of the step whose value is a PDF edition's `PageMap`."""
    return f"page-map:{edition}"


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
    return Step(_cuts_name(plan), regular_cuts, (), (faces,), ("fonttools",), edition)


def _cuts_name(plan: Plan) -> str:
    return f"cuts:{plan.edition.name}"


def _margins_name(plan: Plan) -> str:
    return f"margins:{plan.edition.name}"


def _name(kind: str, plan: Plan, piece: Piece, number: int | None = None) -> str:
    name = f"{kind}:{plan.edition.name}:{piece.id}"
    return name if number is None else f"{name}:{number}"


def _step(plan: Plan, name: str, function: Any, *parts: Any, piece: Piece | None = None) -> Step:
    inputs, parameters = parts
    chapter = piece.id if piece else ""
    return Step(name, function, inputs, parameters, _TOOLS, plan.edition.name, chapter)


def _html(plan: Plan) -> Iterator[Step]:
    files = tuple(sorted(plan.files.items()))
    asked = files, plan.edition.hyphenation
    given = plan.theme, plan.edition.metadata, MEDIUM
    for piece in plan.outline:
        name = _name("html", plan, piece)
        if piece.authored:
            inputs = (plan.resolved[piece.id],)
            parameters = (*given, plan.edition.notes_place)
            yield _step(plan, name, html.chapter, inputs, parameters, piece=piece)
        else:
            about = (piece, *given, plan.outline, plan.colophon_of(piece))
            yield _step(plan, name, html.generated, (plan.apparatus,), about, piece=piece)
        yield _step(plan, _name("wants", plan, piece), wants, (name,), asked, piece=piece)


def _rounds(plan: Plan, press: Press) -> Iterator[Step]:
    binding = binding_of(plan)
    if binding.gutter:
        yield _estimate(plan)
    heads_of = f"running:{plan.edition.name}"
    yield _step(plan, heads_of, running, (plan.apparatus,), ())
    for number in range(1, ROUNDS + 1):
        for piece in plan.outline:
            yield from _galley(plan, press, piece, number)
        galleys = tuple(_name("galley", plan, piece, number) for piece in plan.outline)
        wanted = tuple(_name("wants", plan, piece) for piece in plan.outline)
        name = f"pagination:{plan.edition.name}:{number}"
        yield _step(plan, name, pagination, (*galleys, *wanted, heads_of), (plan.outline, binding))
    inputs = (_final(plan), *galleys)
    yield _step(plan, page_map_step(plan.edition.name), page_map, inputs, ())


def _galley(plan: Plan, press: Press, piece: Piece, number: int) -> Iterator[Step]:
    fragment, wanted = _name("html", plan, piece), _name("wants", plan, piece)
    name, cuts = _name("galley", plan, piece, number), _cuts_name(plan)
    if number == 1:
        function: Any = first_galley
        inputs: tuple[str, ...] = (fragment, wanted, cuts)
        if binding_of(plan).gutter:
            function, inputs = bound_galley, (*inputs, _gutter_name(plan))
        yield _step(plan, name, function, inputs, (piece, press), piece=piece)
        return
    set_from = _name("setting", plan, piece, number)
    before = f"pagination:{plan.edition.name}:{number - 1}"
    known = (wanted, before, _margins_name(plan))
    yield _step(plan, set_from, setting, known, (piece.id,), piece=piece)
    inputs = (fragment, set_from, _name("galley", plan, piece, number - 1), cuts)
    yield _step(plan, name, next_galley, inputs, (piece, press), piece=piece)


def _final(plan: Plan) -> str:
    return f"pagination:{plan.edition.name}:{ROUNDS}"


def _gutter_name(plan: Plan) -> str:
    return f"gutter:{plan.edition.name}"


def _estimate(plan: Plan) -> Step:
    """The inner margin of the first round."""
    fragments = tuple(_name("html", plan, piece) for piece in plan.outline)
    tokens = plan.theme.tokens
    page = Page(area_of(plan), points(tokens["size"]["text"]), points(tokens["leading"]["text"]))
    return _step(plan, _gutter_name(plan), estimated, fragments, (page, binding_of(plan)))


def _moved(plan: Plan, press: Press) -> Iterator[Step]:
    measured = _margins_name(plan)
    if binding_of(plan).gutter:
        inner, measured = f"inner:{plan.edition.name}", f"bound-{measured}"
        yield _step(plan, inner, settled, (_final(plan),), ())
        yield _step(plan, measured, bound_margins, (inner,), (press,))
    trimming, inks = trimming_of(plan), inks_of(plan)
    for piece in plan.outline:
        begins, galley = _name("side", plan, piece), _name("galley", plan, piece, ROUNDS)
        yield _step(plan, begins, side_of, (_final(plan),), (piece.id,), piece=piece)
        inputs, trimmed = (galley, begins, measured), (trimming,) if trimming else ()
        name = _name("moved", plan, piece)
        yield _step(plan, name, moved, inputs, trimmed, piece=piece)
        if inks:
            yield _inked(plan, piece, inked, (name, inks))


def _inked(plan: Plan, piece: Piece, function: Any, of: tuple[str, Inks]) -> Step:
    """What is finished of a piece, in the inks of the press."""
    name, inks = of
    kind = name.partition(":")[0]
    edition, tools = plan.edition.name, ("pikepdf", "Pillow")
    return Step(
        _name(f"inked-{kind}", plan, piece), function, (name,), (inks,), tools, edition, piece.id
    )


def _folios(plan: Plan, press: Press) -> Iterator[Step]:
    inks = inks_of(plan)
    known = f"running:{plan.edition.name}"
    for piece in plan.outline:
        name = _name("heads", plan, piece)
        inputs = (_name("galley", plan, piece, ROUNDS), _final(plan), known)
        yield _step(plan, name, heads, inputs, (piece, _words(plan, piece)), piece=piece)
        yield _step(
            plan,
            _name("folios", plan, piece),
            folios,
            (name, _cuts_name(plan)),
            (piece, press),
            piece=piece,
        )
        if inks:
            yield _inked(plan, piece, inked_folios, (_name("folios", plan, piece), inks))


def _footnotes(plan: Plan) -> Iterator[Step]:
    for piece in plan.outline:
        if piece.authored:
            inputs = (plan.resolved[piece.id], _name("galley", plan, piece, ROUNDS))
            name = _name("footnotes", plan, piece)
            yield _step(plan, name, footnotes.report, inputs, (), piece=piece)


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


def _product(plan: Plan, press: Press) -> Step:
    inked = "inked-" if inks_of(plan) else ""
    kinds = (f"{inked}moved", f"{inked}folios")
    layers = tuple(_name(kind, plan, piece) for kind in kinds for piece in plan.outline)
    described = plan.edition.metadata
    kept = _standards(plan)
    file = (press, kept, plan.intent, may_have_bookmarks(plan))
    book = Book(plan.outline, _titles(plan), described, plan.modified, *file)
    return _step(plan, plan.product, product, (_final(plan), plan.apparatus, *layers), (book,))


def _standards(plan: Plan) -> tuple[str, ...]:
    return tuple(plan.edition.options.get("standard", ()))
