"""The schema's complaints, as diagnostics that say where, what and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pydantic_core import ErrorDetails

from publish.config.reading import Document, Location
from publish.config.schema import (
    FORMATS,
    Book,
    BookSeries,
    Contributor,
    Notes,
    Part,
    Series,
    Settings,
    Subject,
    keys,
    options,
)
from publish.diagnostics import Diagnostic, advice, diagnose, nearest


@dataclass(frozen=True)
class Schema:
    """What a file may say: at its top, and below certain keys."""

    top: type[Settings]
    below: Mapping[str, type[Settings]]


BOOK = Schema(
    Book,
    MappingProxyType(
        {
            "notes": Notes,
            "series": Series,
            "contributors": Contributor,
            "parts": Part,
            "subjects": Subject,
        }
    ),
)

_CHOICES: Mapping[str, int] = MappingProxyType({"editions": 2, "hyphenation": 1})
"""Key → how far below it the schema says which of several shapes it has chosen."""

_SHAPES = MappingProxyType(
    {
        "string_type": "text is wanted here",
        "is_instance_of": "text is wanted here",
        "string_too_short": "it is empty",
        "too_short": "the list is empty",
        "bool_type": "true or false is wanted here",
        "tuple_type": "a list is wanted here: […]",
        "dict_type": "a mapping is wanted here: key: value",
        "model_type": "a mapping is wanted here: key: value",
    }
)
"""Type of the schema's error → the problem."""


def location(error: ErrorDetails) -> Location:
    """The keys and indexes that lead to what ``error`` is about, as they stand in the file."""
    loc = tuple(step for step in error["loc"] if step != "[key]")
    # The schema puts what it chose there: below an edition's name the format, below the words
    # that break whether they stand in a list or a mapping.
    chosen = _CHOICES.get(str(loc[0]), len(loc))
    return loc[:chosen] + loc[chosen + 1 :]


def diagnostic(error: ErrorDetails, document: Document, schema: Schema = BOOK) -> Diagnostic:
    """One complaint about ``document``, which should be as ``schema`` says, as a diagnostic."""
    if error["type"] == "extra_forbidden":
        return _unknown_key(error, document, schema)
    explain = _EXPLAINED.get(error["type"], _wrong_shape)
    return explain(error, document)


def _unknown_key(error: ErrorDetails, document: Document, schema: Schema) -> Diagnostic:
    loc, model = location(error), _model(error["loc"], schema)
    key = str(loc[-1])
    span = document.place(loc, key=True)
    owners = [name for name, other in FORMATS.items() if key in options(other)]
    if owners and model in FORMATS.values():
        return diagnose("CFG006", span, key=key, owner=" or ".join(owners), format=error["loc"][2])
    if owners and model is Book:
        hint = "It is an option of an edition: write it under editions."
    else:
        hint = advice(key, keys(model) - {str(k) for k in _siblings(document, loc)})
    return diagnose("CFG002", span, key=key, advice=hint)


def _missing(error: ErrorDetails, document: Document) -> Diagnostic:
    loc = location(error)
    if error["type"] == "union_tag_not_found":
        loc = (*loc, "format")
    key, inside = str(loc[-1]), loc[:-1]
    hint = f"Add {key}: … here." if inside else None
    return diagnose("CFG004", document.place(inside, key=True), hint, key=key)


def _unknown_format(error: ErrorDetails, document: Document) -> Diagnostic:
    loc = location(error)
    if not isinstance(error["input"], Mapping):
        return _cfg003(document, loc, _SHAPES["model_type"], "Write {format: pdf}.")
    name = str(error["input"]["format"])
    problem = f"there is no format “{name}”"
    return _cfg003(document, (*loc, "format"), problem, advice(name, FORMATS))


def _unknown_choice(error: ErrorDetails, document: Document) -> Diagnostic:
    choices = [choice for choice in re.findall(r"'([^']*)'", error["ctx"]["expected"]) if choice]
    value = error["input"]
    problem = f"“{value}” is none of {', '.join(choices)}"
    near = nearest(str(value), choices)
    hint = f"Did you mean “{near}”?" if near else "Choose one of them."
    return _cfg003(document, location(error), problem, hint)


def _wrong_value(error: ErrorDetails, document: Document) -> Diagnostic:
    context = error["ctx"]
    return _cfg003(document, location(error), context["problem"], context["advice"], error)


def _wrong_shape(error: ErrorDetails, document: Document) -> Diagnostic:
    problem = _SHAPES.get(error["type"], error["msg"])
    value = error["input"]
    hint = ""
    if isinstance(value, bool) and error["type"] in ("string_type", "is_instance_of"):
        hint = "Put the word in quotation marks."
    return _cfg003(document, location(error), problem, hint)


_EXPLAINED: Mapping[str, Callable[[ErrorDetails, Document], Diagnostic]] = MappingProxyType(
    {
        "missing": _missing,
        "union_tag_not_found": _missing,
        "union_tag_invalid": _unknown_format,
        "literal_error": _unknown_choice,
        "value": _wrong_value,
    }
)


def _cfg003(
    document: Document, loc: Location, problem: str, hint: str, error: ErrorDetails | None = None
) -> Diagnostic:
    is_key = error is not None and error["loc"][-1] == "[key]"
    # A language is a name of the author's, and says little of what is wrong with a word.
    named = loc[:1] if loc[0] == "hyphenation" else loc[:-1] if is_key else loc
    key = next(str(step) for step in reversed(named) if isinstance(step, str))
    span = document.place(loc, key=is_key)
    return diagnose("CFG003", span, key=key, problem=problem, advice=hint)


def _model(loc: tuple[str | int, ...], schema: Schema) -> type[Settings]:
    """What the mapping that holds ``loc`` may say."""
    inside = loc[:-1]
    for step in reversed(inside):
        if step == "series" and "notes" not in inside:
            return BookSeries
        if step in schema.below:
            return schema.below[str(step)]
    return FORMATS[str(inside[2])] if inside and inside[0] == "editions" else schema.top


def _siblings(document: Document, loc: Location) -> Mapping[str, object]:
    """The mapping in which the key at ``loc`` stands: a key that is there is no advice."""
    value: Any = document.values
    for step in loc[:-1]:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return {}
    return value if isinstance(value, Mapping) else {}
