"""The Word edition's steps: styles, pictures, each piece by itself, and what is around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from publish.diagnostics import Outcome
from publish.editions.docx.context import Context
from publish.editions.docx.form import form_of
from publish.editions.docx.frame import frame
from publish.editions.docx.job import Job
from publish.editions.docx.joining import joined
from publish.editions.docx.layout import layout_of
from publish.editions.docx.marks import Words
from publish.editions.docx.origin import with_origin
from publish.editions.docx.package import Package
from publish.editions.docx.part import Part
from publish.editions.docx.pictures import Picture, measures, picture
from publish.editions.docx.pieces import KINDS
from publish.editions.docx.reference import bare, reference
from publish.editions.docx.writing import Standing, authored, made
from publish.editions.docx.zotero import Zotero, cited, is_wanted, zotero
from publish.editions.plan import Plan
from publish.editions.slices import Slice, entries, headings, slice_steps, terms
from publish.model import Edition, Kind, Metadata, Piece, Product, Step
from publish.themes.theme import Theme

_NAMING = (Kind.CONTENTS, Kind.INDEX)
"""The pieces that say what others are called."""
_SAYING = (Kind.TITLE_PAGE, Kind.IMPRINT)
"""Those that say who has made the book, and when."""
_PANDOC = ("pandoc",)
_SLICES: Mapping[Kind, Slice] = {
    Kind.CONTENTS: headings,
    Kind.FIGURES: headings,
    Kind.TABLES: headings,
    Kind.BIBLIOGRAPHY: entries,
    Kind.INDEX: terms,
}
"""What generated pieces take of the apparatus."""


def steps(plan: Plan) -> tuple[Step, ...]:
    """What makes the Word edition; the last step's value is its `Product`."""
    theme = _bare(plan.theme)
    job = Job(_made_for_word(plan.edition), theme, plan.modified, plan.colophon.revision)
    paths = tuple(sorted(plan.files))
    styles = _step(
        plan, "reference", reference, (), theme.tokens, layout_of(plan.edition), tools=_PANDOC
    )
    names = _step(plan, "style-names", bare, (styles.name,))
    shown = tuple(_picture(plan, path) for path in paths)
    pictures = tuple(step.name for step in shown)
    sizes = _step(plan, "measures", measures, pictures, paths)
    around = _step(plan, "frame", frame, (styles.name,), job, tools=_PANDOC)
    given = _zotero(plan)
    sliced = slice_steps(plan, _SLICES)
    works = _cited(plan, given)
    written = tuple(
        _authored(plan, standing, names.name, sizes.name, works)
        if standing.piece.authored
        else _made(plan, standing, theme, names.name, sliced)
        for standing in _standings(_outline(plan))
    )
    inputs = (around.name, *pictures, *(step.name for step in (*written, *given)))
    last = Step(plan.product, product, inputs, (job, paths), (), plan.edition.name)
    before = {step.name: step for step in (*given, *works.values(), *sliced.values())}
    return (styles, names, *shown, sizes, around, *before.values(), *written, last)


def _bare(theme: Theme) -> Theme:
    """The theme without what is not for Word."""
    return replace(theme, stylesheets={}, templates={}, faces=())


def _made_for_word(edition: Edition) -> Edition:
    """The edition without what is told by other steps, and where it stands in book.yaml."""
    return Edition(
        edition.name,
        edition.format,
        edition.metadata,
        theme="",
        citation_style="",
        notes_place=edition.notes_place,
        notes_number=edition.notes_number,
        options=edition.options,
    )


def _outline(plan: Plan) -> tuple[Piece, ...]:
    """What is for Word; word processors agree on one place for endnotes, the document's end."""
    at_end = plan.edition.notes_place == "endnotes"
    known = KINDS.keys() if at_end else KINDS.keys() - {Kind.NOTES}
    pieces = (piece for piece in plan.outline if piece.authored or piece.kind in known)
    return tuple(sorted(pieces, key=lambda piece: piece.kind is Kind.NOTES))


def _standings(outline: tuple[Piece, ...]) -> Iterator[Standing]:
    for number, piece in enumerate(outline, 1):
        yield Standing(piece, opens=number == 1, closes=number == len(outline))


def _step(
    plan: Plan,
    kind: str,
    function: Callable[..., Outcome[Any]],
    inputs: tuple[str, ...],
    *rest: Any,
    tools: tuple[str, ...] = (),
) -> Step:
    """A step that is named after what it does, and after its edition."""
    name = plan.edition.name
    return Step(f"{kind}:{name}", function, inputs, rest, tools, name)


def _zotero(plan: Plan) -> tuple[Step, ...]:
    """What Zotero needs, where the citations are to be its own."""
    if not is_wanted(plan.edition) or plan.style is None:
        return ()
    return (_step(plan, "zotero", zotero, (plan.library,), plan.style),)


def _cited(plan: Plan, given: tuple[Step, ...]) -> dict[str, Step]:
    """By their ids, the works that pieces cite: another work makes none of them anew."""
    name = plan.edition.name
    pieces = [piece.id for piece in plan.outline if piece.authored]
    return {
        one: Step(f"works:{name}:{one}", cited, (step.name, plan.resolved[one]), (), (), name, one)
        for step in given
        for one in pieces
    }


def _authored(
    plan: Plan, standing: Standing, names: str, sizes: str, works: dict[str, Step]
) -> Step:
    edition, piece = plan.edition, standing.piece
    lent = (works[piece.id].name,) if piece.id in works else ()
    inputs = (names, plan.resolved[piece.id], sizes, *lent)
    language = edition.metadata.language
    words = Words(*(plan.theme.term(language, key) for key in ("see", "see-also")))
    told = (standing, form_of(edition, plan.theme), words)
    name = f"word:{edition.name}:{piece.id}"
    return Step(name, authored, inputs, told, _PANDOC, edition.name, piece.id)


def _made(
    plan: Plan,
    standing: Standing,
    theme: Theme,
    names: str,
    sliced: dict[Kind, Step],
) -> Step:
    edition, piece = _made_for_word(plan.edition), standing.piece
    if piece.kind not in _SAYING:
        edition = replace(edition, metadata=Metadata("", edition.metadata.language, ""))
    taken = (sliced[piece.kind].name,) if piece.kind in sliced else ()
    outline = _outline(plan) if piece.kind in _NAMING else ()
    context = Context(edition, outline, theme, colophon=plan.colophon_of(piece))
    told = (context, standing, form_of(edition, theme))
    inputs = (names, *taken)
    name = f"word:{edition.name}:{piece.id}"
    return Step(name, made, inputs, told, _PANDOC, edition.name)


def _picture(plan: Plan, path: str) -> Step:
    faces = plan.theme.tokens["faces"]
    families = (str(faces["text"]), str(faces["mono"]))
    return Step(
        f"picture:{plan.edition.name}:{path}",
        picture,
        parameters=(plan.files[path], plan.theme.faces, families),
        edition=plan.edition.name,
    )


def product(
    frame: bytes, *rest: Picture | Part | Zotero | Job | tuple[str, ...]
) -> Outcome[Product]:
    """A step: the finished document; ``rest`` are pictures, pieces, the job and the paths."""
    *values, job, paths = rest
    if not isinstance(job, Job) or not isinstance(paths, tuple):
        raise TypeError("the job and the paths come last")
    shown = (value for value in values if isinstance(value, Picture))
    pictures = dict(zip(paths, shown, strict=True))
    parts = [value for value in values if isinstance(value, Part)]
    given = next((value for value in values if isinstance(value, Zotero)), None)
    package = joined(Package.read(frame), parts, pictures, job.layout, zotero=given is not None)
    sources = [part.source for part in parts if part.source is not None]
    return Outcome(Product(with_origin(package, job, sources, given).write()))
