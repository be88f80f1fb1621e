"""The Word edition's steps: reference document, pictures, pandoc's draft, the finished package."""

from __future__ import annotations

from dataclasses import replace

from publish.diagnostics import Outcome
from publish.editions.docx.draft import Frame, draft
from publish.editions.docx.layout import layout_of
from publish.editions.docx.marks import Words
from publish.editions.docx.package import Package
from publish.editions.docx.passes import Job, completed
from publish.editions.docx.pictures import Picture, measures, picture
from publish.editions.docx.reference import reference
from publish.editions.docx.shaping import Shaped, shape
from publish.editions.docx.zotero import Zotero, zotero
from publish.editions.plan import Plan
from publish.model import Piece, Product, Step


def steps(plan: Plan) -> tuple[Step, ...]:
    """What makes the Word edition; the last step's value is its `Product`."""
    edition, tokens = plan.edition, plan.theme.tokens
    theme = replace(plan.theme, stylesheets={}, templates={}, faces=())
    paths = tuple(sorted(plan.files))
    frame = Frame(edition, plan.outline, theme, plan.modified, paths, plan.colophon)
    shown = tuple(_picture(plan, path) for path in paths)
    names = tuple(step.name for step in shown)
    sizes = Step(f"measures:{edition.name}", measures, names, (paths,), (), edition.name)
    written = tuple(_shape(plan, piece, sizes) for piece in plan.outline if piece.authored)
    first = Step(
        f"reference:{edition.name}",
        reference,
        parameters=(
            tokens,
            layout_of(edition),
            edition.metadata.title,
            plan.modified,
            plan.colophon.revision,
        ),
        tools=("pandoc",),
        edition=edition.name,
    )
    second = Step(
        f"draft:{edition.name}",
        draft,
        (first.name, plan.apparatus, *(step.name for step in written)),
        (frame,),
        ("pandoc",),
        edition.name,
    )
    given = _zotero(plan)
    last = Step(
        plan.product,
        product,
        (second.name, *names, *(step.name for step in (*written, *given))),
        (frame,),
        edition=edition.name,
    )
    return (first, *shown, sizes, *written, second, *given, last)


def _zotero(plan: Plan) -> tuple[Step, ...]:
    """What Zotero needs, where the citations are to be its own."""
    name = plan.edition.name
    if plan.edition.options.get("citations") != "zotero" or plan.style is None:
        return ()
    return (Step(f"zotero:{name}", zotero, (plan.library,), (plan.style,), (), name),)


def _shape(plan: Plan, piece: Piece, sizes: Step) -> Step:
    edition = plan.edition
    inputs = (plan.resolved[piece.id], sizes.name)
    name = f"shape:{edition.name}:{piece.id}"
    language = edition.metadata.language
    words = Words(*(plan.theme.term(language, key) for key in ("see", "see-also")))
    return Step(name, shape, inputs, (layout_of(edition), words), (), edition.name, piece.id)


def _picture(plan: Plan, path: str) -> Step:
    faces = plan.theme.tokens["faces"]
    families = (str(faces["text"]), str(faces["mono"]))
    return Step(
        f"picture:{plan.edition.name}:{path}",
        picture,
        parameters=(plan.files[path], plan.theme.faces, families),
        edition=plan.edition.name,
    )


def product(content: bytes, *rest: Picture | Shaped | Zotero | Frame) -> Outcome[Product]:
    """A step: the finished document; ``rest`` are the pictures, the pieces and the frame."""
    frame = next(value for value in rest if isinstance(value, Frame))
    found = (value for value in rest if isinstance(value, Picture))
    pictures = dict(zip(frame.paths, found, strict=True))
    sources = tuple(value.source for value in rest if isinstance(value, Shaped))
    given = next((value for value in rest if isinstance(value, Zotero)), None)
    known = (frame.edition, frame.theme, frame.layout, pictures, frame.modified)
    job = Job(*known, frame.colophon.revision, sources, given)
    return Outcome(Product(completed(Package.read(content), job).write()))
