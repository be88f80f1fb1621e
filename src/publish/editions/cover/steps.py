"""The cover as steps: of the print edition that it is made for it takes the number of pages."""

from __future__ import annotations

from posixpath import normpath

from publish.diagnostics import NOWHERE
from publish.editions.cover.making import Printing, cover, cover_of_spine, front, pages_of
from publish.editions.cover.page import Design
from publish.editions.cover.sheet import Binding
from publish.editions.pdf.advance import words_of
from publish.editions.pdf.inks import inks_for
from publish.editions.pdf.printing import trim_of
from publish.editions.plan import Plan, page_map_step
from publish.model import Step
from publish.themes import page_size

_TOOLS = ("weasyprint", "pikepdf", "python-barcode", "python-stdnum")
_DRAWING = (*_TOOLS, "pypdfium2", "Pillow")


def steps(plan: Plan) -> tuple[Step, ...]:
    """All steps of a cover; the last is `plan.product`. Raises KeyError without its book."""
    name, binding = plan.edition.name, _binding(plan)
    given = (_design(plan), binding, plan.modified, _printing(plan))
    if binding.spine:
        return (Step(plan.product, cover_of_spine, (), given, _TOOLS, name),)
    printed = page_map_step(str(plan.edition.options["for"]))
    counted = Step(f"pages:{name}", pages_of, (printed,), (), (), name)
    return counted, Step(plan.product, cover, (counted.name,), given, _TOOLS, name)


def front_steps(plan: Plan) -> tuple[Step, ...]:
    """The front as a picture, for whoever wants it."""
    given = _design(plan), _binding(plan)
    return (Step(plan.front, front, (), given, _DRAWING, plan.edition.name),)


def _printing(plan: Plan) -> Printing:
    """A cover is in colours, unless the press prints none."""
    book = plan.others[str(plan.edition.options["for"])]
    inks = inks_for(plan.intent, book.profile) if plan.intent else None
    return Printing(inks, tuple(plan.edition.options.get("standard", ())))


def _design(plan: Plan) -> Design:
    edition = plan.edition
    path = str(edition.options.get("picture", ""))
    span = edition.places.get("picture" if path else "for", NOWHERE)
    picture = (path, plan.files.get(normpath(path))) if path else None
    advance = words_of(plan.others[str(edition.options["for"])])
    line = advance.line if advance else ""
    return Design(plan.theme, edition.metadata, span, line, picture)


def _binding(plan: Plan) -> Binding:
    book = plan.others[str(plan.edition.options["for"])]
    options = book.edition.options
    bleed = options.get("bleed")
    return Binding(
        trim=page_size(trim_of(book)),
        bleed=bleed if isinstance(bleed, str) else "",
        paper=str(options.get("paper", "")),
        spine=str(plan.edition.options.get("spine", "")),
        profile=book.profile,
    )
