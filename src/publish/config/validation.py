"""book.yaml's values against the schema: every problem, and as much of the book as is left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from publish.config.problems import diagnostic, location
from publish.config.reading import Document, Location, Text
from publish.config.schema import Book
from publish.diagnostics import Diagnostic, Outcome, diagnose

_STAND_INS: Mapping[str, Any] = {"title": Text("Untitled"), "name": "Anonymous"}
"""Missing key → what stands for it, so that the rest can still be looked at."""


def validate(document: Document) -> Outcome[Book]:
    """The settings of ``document``, and all that is wrong with them.

    What is wrong is left out of the settings, so that the files which they name can be looked
    at, too, before anything is reported.
    """
    problems = list(_outline_problems(document))
    values, first = document.values, True
    while True:
        try:
            return Outcome(Book.model_validate(values), tuple(problems))
        except ValidationError as error:
            # The last item of a list goes first, so that the indexes of the others stay true.
            errors = [e for e in error.errors(include_url=False) if not _consequence(e)]
            for details in reversed(errors):
                values = _repaired(values, details)
            if first:
                problems += [diagnostic(details, document) for details in errors]
                first = False


def _outline_problems(document: Document) -> tuple[Diagnostic, ...]:
    """A book has chapters or parts; one of the two, and not both."""
    given = [key for key in ("chapters", "parts") if document.values.get(key) is not None]
    if not given:
        return (diagnose("CFG004", document.place(("chapters",), key=True), key="chapters"),)
    if len(given) > 1:
        problem, hint = "the book has chapters already", "Move them into the parts."
        span = document.place(("parts",), key=True)
        return (diagnose("CFG003", span, key="parts", problem=problem, advice=hint),)
    return ()


def _consequence(error: ErrorDetails) -> bool:
    """Whether a list counts as too short only because its items are wrong themselves."""
    return error["type"] == "too_short" and bool(error["input"])


def _repaired(values: Any, error: ErrorDetails) -> Any:
    """``values`` without what ``error`` is about; always less than before, or a key more."""
    loc = location(error)
    if error["type"] == "missing":
        filled = _changed(values, loc, _STAND_INS.get(str(loc[-1])))
        if filled != values:
            return filled
        loc = loc[:-1]
    # One value alone counts as a list of one, so the way to it may have a step too many.
    return next(
        (rest for end in range(len(loc), 0, -1) if (rest := _changed(values, loc[:end])) != values),
        values,
    )


def _changed(value: Any, loc: Location, new: Any = None) -> Any:
    """``value`` with ``new`` at ``loc``, or without what stands there if ``new`` is None."""
    step, *below = loc
    if isinstance(value, Mapping):
        items = dict(value)
    elif isinstance(value, tuple):
        items = dict(enumerate(value))
    else:
        return value
    if below and step in items:
        items[step] = _changed(items[step], tuple(below), new)
    elif not below and new is not None:
        items[step] = new
    elif not below:
        items.pop(step, None)
    return tuple(items.values()) if isinstance(value, tuple) else items
