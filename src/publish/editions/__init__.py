"""The formats: one row each. A format is a function from a `Plan` to steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from publish.editions.plan import Plan
from publish.model import Edition, Step

Steps = Callable[[Plan], tuple[Step, ...]]


def _none(plan: Plan) -> tuple[Step, ...]:
    return ()


@dataclass(frozen=True)
class Format:
    """A format: its name, and how an edition of it is made.

    ``ahead`` are those of the steps that need nothing of the text: they can be made while it is
    being read. ``lent`` are steps that are made only if another edition needs them. ``naming``
    are the options that name other editions, with which an edition is made. One that is not
    made from the ``text`` need not resolve it.
    """

    name: str
    steps: Steps
    ahead: Steps = _none
    lent: Steps = _none
    naming: tuple[str, ...] = ()
    text: bool = True

    def needs(self, edition: Edition) -> tuple[str, ...]:
        """The names of the editions with which ``edition`` is made, whose plans its plan has."""
        options = edition.options
        return tuple(str(options[key]) for key in self.naming if key in options)


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


def _cover(plan: Plan) -> tuple[Step, ...]:
    from publish.editions.cover import steps

    return steps(plan)


def _cover_front(plan: Plan) -> tuple[Step, ...]:
    from publish.editions.cover import front_steps

    return front_steps(plan)


def _booklet(plan: Plan) -> tuple[Step, ...]:
    from publish.editions.imposition import booklet_steps

    return booklet_steps(plan)


def _n_up(plan: Plan) -> tuple[Step, ...]:
    from publish.editions.imposition import n_up_steps

    return n_up_steps(plan)


def _onix(plan: Plan) -> tuple[Step, ...]:
    from publish.editions.onix import steps

    return steps(plan)


_ROWS = (
    Format("pdf", _pdf, _pdf_ahead),
    Format("epub", _epub, naming=("front", "page-list")),
    Format("docx", _docx),
    Format("cover", _cover, lent=_cover_front, naming=("for",), text=False),
    Format("booklet", _booklet, naming=("for",), text=False),
    Format("n-up", _n_up, naming=("for",), text=False),
    Format("onix", _onix, naming=("for",), text=False),
)
FORMATS: Mapping[str, Format] = {row.name: row for row in _ROWS}

__all__ = ["FORMATS", "Format", "Plan"]
