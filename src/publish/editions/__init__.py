"""The formats: one row each. A format is a function from a `Plan` to steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from publish.editions.plan import Plan
from publish.model import Step


@dataclass(frozen=True)
class Format:
    """A format: its name, what its files end in, and how an edition of it is made.

    ``ahead`` are those of the steps that need nothing of the text: they can be made while it is
    being read.
    """

    name: str
    suffix: str
    steps: Callable[[Plan], tuple[Step, ...]]
    ahead: Callable[[Plan], tuple[Step, ...]] = lambda plan: ()


def _pdf(plan: Plan) -> tuple[Step, ...]:
    from publish.editions.pdf import steps  # WeasyPrint needs Pango: only when it is used

    return steps(plan)


def _pdf_ahead(plan: Plan) -> tuple[Step, ...]:
    from publish.editions.pdf.steps import ahead

    return ahead(plan)


def _epub(plan: Plan) -> tuple[Step, ...]:
    from publish.editions.epub import steps

    return steps(plan)


def _docx(plan: Plan) -> tuple[Step, ...]:
    from publish.editions.docx import steps

    return steps(plan)


FORMATS: Mapping[str, Format] = {
    "pdf": Format("pdf", ".pdf", _pdf, _pdf_ahead),
    "epub": Format("epub", ".epub", _epub),
    "docx": Format("docx", ".docx", _docx),
}

__all__ = ["FORMATS", "Format", "Plan"]
