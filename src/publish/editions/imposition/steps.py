"""Sheets as steps: one, of the finished file of the edition that they are made for."""

from __future__ import annotations

from typing import Any

from publish.diagnostics import Outcome
from publish.editions.plan import Plan
from publish.model import Metadata, Product, Step
from publish.profiles.lengths import points, size

_TOOLS = ("pikepdf",)


def booklet_steps(plan: Plan) -> tuple[Step, ...]:
    """The steps of a folded booklet. Raises KeyError without its book."""
    creep = plan.edition.options.get("creep")
    return _steps(plan, booklet, points(str(creep)) if creep else 0.0)


def n_up_steps(plan: Plan) -> tuple[Step, ...]:
    """The steps of sheets with several pages each. Raises KeyError without its book."""
    options = plan.edition.options
    return _steps(plan, n_up, int(options["columns"]), int(options["rows"]))


def _steps(plan: Plan, function: Any, *given: Any) -> tuple[Step, ...]:
    edition = plan.edition
    book = plan.others[str(edition.options["for"])].product
    parameters = (size(str(edition.options["sheet"])), *given, edition.metadata, plan.modified)
    return (Step(plan.product, function, (book,), parameters, _TOOLS, edition.name),)


def booklet(
    book: Product, sheet: tuple[float, float], creep: float, described: Metadata, modified: int
) -> Outcome[Product]:
    """Step: see `making.booklet`."""
    from publish.editions.imposition import making  # it works with a library of its own

    return making.booklet(book, sheet, creep, described, modified)


def n_up(
    book: Product,
    sheet: tuple[float, float],
    columns: int,
    rows: int,
    described: Metadata,
    modified: int,
) -> Outcome[Product]:
    """Step: see `making.n_up`."""
    from publish.editions.imposition import making

    return making.n_up(book, sheet, columns, rows, described, modified)
