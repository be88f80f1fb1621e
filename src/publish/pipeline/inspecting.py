"""The check of a finished PDF edition: the steps after its product."""

from __future__ import annotations

from publish.config import file_name
from publish.editions import Plan
from publish.model import Step
from publish.preflight import Requirements, Standard
from publish.preflight.profiles import requirements
from publish.preflight.steps import Edition, inspect, places

FORMAT = "pdf"


def inspecting(plan: Plan) -> tuple[Step, ...]:
    """The steps that check an edition; none where it is no PDF. They hold back no artefact."""
    edition = plan.edition.name
    if plan.edition.format != FORMAT:
        return ()
    from publish.editions.pdf.naming import page_map_step

    known = tuple(
        Step(f"places:{edition}:{piece.id}", places, (plan.resolved[piece.id],), (), (), edition,
             piece.id)
        for piece in plan.outline
        if piece.authored
    )  # fmt: skip
    inputs = (plan.product, page_map_step(edition), *(step.name for step in known))
    about = Edition(edition, file_name(plan.edition), asked(plan))
    return (*known, Step(f"preflight:{edition}", inspect, inputs, (about,), ("pikepdf",), edition))


def asked(plan: Plan) -> Requirements:
    """What is asked of an edition: by its printer, where it names one, and by its standards."""
    options = plan.edition.options
    standards = tuple(Standard(name) for name in options.get("standard", ()))
    if plan.profile is None:
        # Word spaces are for a person to judge: publish preflight lists them.
        return Requirements(standards=standards, measure_spaces=False)
    trim, paper = str(options.get("trim", "")), str(options.get("paper", ""))
    return requirements(plan.profile, paper, standards, trim, measure_spaces=False)
