"""The record as one step: of an e-book it takes what it holds, of a PDF the number of pages."""

from __future__ import annotations

from publish.diagnostics import Outcome
from publish.editions.epub.accessibility import Access, look
from publish.editions.epub.document import sections
from publish.editions.epub.pictures import Picture
from publish.editions.epub.recipe import MEDIUM, fragments_step, pictures_step
from publish.editions.onix.form import Form
from publish.editions.onix.message import Record, message
from publish.editions.plan import Plan, page_map_step
from publish.model import PageMap, Piece, Product, Step

_TOOLS = ("langcodes", "lxml", "tinycss2")


def steps(plan: Plan) -> tuple[Step, ...]:
    """The step that writes the record. Raises KeyError without the edition that it is of."""
    name = str(plan.edition.options["for"])
    told = plan.others[name]
    medium = str(told.edition.options.get("medium", told.edition.format))
    record = Record(
        plan.edition.metadata, Form(medium), told.edition.siblings, modified=plan.modified
    )
    if told.edition.format == "epub":
        held = (fragments_step(name), pictures_step(name))
        given = (record, told.outline, told.theme.stylesheets.get(MEDIUM, ""))
        return (Step(plan.product, of_ebook, held, given, _TOOLS, plan.edition.name),)
    paged = (page_map_step(name),)
    return (Step(plan.product, of_pages, paged, (record,), _TOOLS, plan.edition.name),)


def of_ebook(
    fragments: tuple[str, ...],
    pictures: tuple[Picture, ...],
    record: Record,
    outline: tuple[Piece, ...],
    stylesheet: str,
) -> Outcome[Product]:
    """Step: the record of an e-book, which says how accessible it is."""
    access: Access = look(sections(outline, fragments).values(), pictures, stylesheet)
    return Outcome(Product(message(record, access=access)))


def of_pages(printed: PageMap, record: Record) -> Outcome[Product]:
    """Step: the record of a book that has pages."""
    return Outcome(Product(message(record, pages=len(printed.pages))))
