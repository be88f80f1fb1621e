"""The theme's templates: Jinja2 in a sandbox, every name known, all text escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import TracebackType
from typing import TYPE_CHECKING, Any

from publish.diagnostics import Diagnostic, Outcome, Span, advice, diagnose
from publish.editions.html.setting import Setting

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

_UNKNOWN = re.compile(
    r"'(?P<name>\w+)' is undefined|'(?P<holder>.+)' has no attribute '(?P<key>\w+)'"
)


def fill(name: str, values: Mapping[str, Any], setting: Setting) -> Outcome[str]:
    """The template ``name`` (without ``.html.j2``) filled with ``values``; THM001 if it fails.

    Every template also knows ``metadata``, ``medium``, ``theme`` and ``term(key)``.
    """
    shared = {
        "metadata": setting.metadata,
        "medium": setting.medium,
        "theme": setting.theme,
        "term": setting.term,
    }
    context = {**shared, **values}
    file = f"{name}.html.j2"
    try:
        known = setting.theme.templates.items()
        environment = _environment(tuple((key, one.text, one.path) for key, one in known))
        return Outcome(environment.get_template(file).render(context))
    except Exception as error:  # a template may do anything; whatever it is, it is told
        return Outcome("", (_diagnostic(file, error, context, setting),))


@lru_cache(maxsize=1)
def _environment(templates: tuple[tuple[str, str, str], ...]) -> SandboxedEnvironment:
    """Of templates by name, each with its text and path: the pieces of a book share theirs."""
    from jinja2 import FunctionLoader, StrictUndefined  # slow to load, as what follows
    from jinja2.sandbox import SandboxedEnvironment

    known = {name: (text, path, lambda: True) for name, text, path in templates}

    return SandboxedEnvironment(
        loader=FunctionLoader(known.get),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _diagnostic(
    file: str, error: Exception, context: Mapping[str, Any], setting: Setting
) -> Diagnostic:
    from jinja2 import TemplateSyntaxError

    paths = {template.path for template in setting.theme.templates.values()}
    known = setting.theme.templates.get(file)
    place = Span(known.path if known else file)
    if isinstance(error, TemplateSyntaxError):
        place = Span(error.filename or place.path, error.lineno)
    else:
        place = _place(error.__traceback__, paths) or place
    problem = _problem(error)
    return diagnose("THM001", place, name=file, problem=problem, advice=_advice(error, context))


def _place(traceback: TracebackType | None, paths: set[str]) -> Span | None:
    """The innermost line of a template in a traceback, which Jinja2 writes in template lines."""
    place = None
    while traceback is not None:
        path = traceback.tb_frame.f_code.co_filename
        if path in paths:
            place = Span(path, traceback.tb_lineno)
        traceback = traceback.tb_next
    return place


def _problem(error: Exception) -> str:
    """What an author sees in the template, where Jinja2 speaks of Python's objects."""
    unknown = _UNKNOWN.match(str(error))
    if unknown:
        return f"“{unknown['name'] or unknown['key']}”, which is not known"
    return f"something that does not work: {error}"


def _advice(error: Exception, context: Mapping[str, Any]) -> str:
    from jinja2.utils import object_type_repr

    unknown = _UNKNOWN.match(str(error))
    if not unknown:
        return ""
    if unknown["name"]:
        return advice(unknown["name"], context)
    holders = [value for value in context.values() if object_type_repr(value) == unknown["holder"]]
    known = {key for holder in holders for key in dir(holder) if not key.startswith("_")}
    return advice(unknown["key"], known)
