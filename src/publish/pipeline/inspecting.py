"""The check of a finished edition: the steps after its product."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from publish.config import file_name
from publish.diagnostics import Outcome, Span
from publish.editions.pdf import drawn_pages, final_name
from publish.editions.plan import Plan, page_map_step
from publish.model import Step
from publish.preflight import Requirements, Standard
from publish.preflight.ebooks.steps import Ebook, inspect_ebook, traced
from publish.preflight.profiles import requirements
from publish.preflight.steps import Edition, inspect, inspect_alone, painted, places, prepare

_TOOLS = ("pikepdf",)
_EBOOK_TOOLS = ("lxml", "Pillow", "fonttools", "langcodes")


def inspecting(plan: Plan) -> tuple[Step, ...]:
    """The steps that check an edition; none for other formats. They hold back no artefact."""
    if plan.edition.format == "pdf":
        return _book(plan)
    if plan.edition.format == "cover":
        return (_step(plan, inspect_alone, (plan.product,), _of_cover(plan)),)
    if plan.edition.format == "epub":
        return _ebook(plan)
    return ()


def tracing_step(edition: str) -> str:
    """The name of the step whose value says where each block of an e-book stands."""
    return f"places:{edition}"


def _places(plan: Plan) -> tuple[Step, ...]:
    edition = plan.edition.name
    return tuple(
        Step(f"places:{edition}:{piece.id}", places, (plan.resolved[piece.id],), (), (), edition,
             piece.id)
        for piece in plan.outline
        if piece.authored
    )  # fmt: skip


def _book(plan: Plan) -> tuple[Step, ...]:
    edition, known, drawn = plan.edition.name, _places(plan), drawn_pages(plan)
    read = tuple(
        Step(f"painted:{edition}:{piece}", painted, (name,), (), _TOOLS, edition, piece)
        for piece, name in drawn.items()
    )
    given = (plan.product, page_map_step(edition), final_name(plan))
    inputs = (*given, *(step.name for step in (*known, *read)))
    check = _step(plan, inspect, inputs, asked(plan), tuple(drawn))
    return (*known, *read, replace(check, prepare=prepare))


def _ebook(plan: Plan) -> tuple[Step, ...]:
    if plan.store is None:
        return ()
    edition, known = plan.edition.name, _places(plan)
    about = Ebook(edition, file_name(plan.edition), plan.store)
    cover = plan.edition.places.get("cover", Span(file_name(plan.edition)))
    given = (plan.library, *(step.name for step in known))
    whole = Step(tracing_step(edition), traced, given, (cover,), (), edition)
    inputs = (plan.product, whole.name)
    check = Step(f"preflight:{edition}", inspect_ebook, inputs, (about,), _EBOOK_TOOLS, edition)
    return (*known, whole, check)


def _step(
    plan: Plan,
    function: Callable[..., Outcome[int]],
    inputs: tuple[str, ...],
    of: Requirements,
    *more: Any,
) -> Step:
    name = plan.edition.name
    about = Edition(name, file_name(plan.edition), of)
    return Step(f"preflight:{name}", function, inputs, (*more, about), _TOOLS, name)


def _of_cover(plan: Plan) -> Requirements:
    """What is asked of a cover: what the printer asks of colours and pictures, not of pages."""
    book = plan.others[str(plan.edition.options["for"])]
    profile = book.profile
    standards = tuple(Standard(name) for name in plan.edition.options.get("standard", ()))
    if profile is None:
        return Requirements(standards=standards, measure_spaces=False)
    whole = requirements(profile, "colour", measure_spaces=False)
    return Requirements(
        name=whole.name,
        standards=standards,
        bleed=profile.cover.bleed if profile.cover else None,
        ppi=whole.ppi,
        ink=whole.ink,
        annotations=whole.annotations,
        bookmarks=whole.bookmarks,
        transparency=whole.transparency,
        measure_spaces=False,
    )


def asked(plan: Plan) -> Requirements:
    """What is asked of an edition: by its printer, where it names one, and by its standards."""
    options = plan.edition.options
    standards = tuple(Standard(name) for name in options.get("standard", ()))
    if plan.profile is None:
        # Word spaces are for a person to judge: publish preflight lists them.
        return Requirements(standards=standards, measure_spaces=False)
    trim, paper = str(options.get("trim", "")), str(options.get("paper", ""))
    return requirements(plan.profile, paper, standards, trim, measure_spaces=False)
