"""What diagnostics count as: allowed at their place, silenced or raised for the whole book.

Silence for a diagnostic that does not arise is reported, so that none outlives its reason; but
only where it could have arisen: ``publish check`` never sees what only a build finds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from publish.diagnostics import CATALOGUE, Diagnostic, Outcome, Severity, Stage, diagnose
from publish.model import Allowance, Chapter, Ruling

_REMOVE_LINE = "Remove the line from book.yaml."
_UNUSED = "SRC013"


def allowances_of(chapter: Chapter | None) -> Outcome[tuple[Allowance, ...]]:
    """Step: what a chapter allows; nothing where it could not be read."""
    return Outcome(() if chapter is None else chapter.allowed)


def without_allowed(
    diagnostics: Iterable[Diagnostic],
    allowances: Iterable[Allowance],
    stages: frozenset[Stage] = frozenset(Stage),
) -> list[Diagnostic]:
    """``diagnostics`` less the allowed ones, plus a word about each unused allowance.

    ``stages`` are those that the whole book has been through.
    """
    rest = list(diagnostics)
    for allowance in dict.fromkeys(allowances):
        matching = [one for one in rest if _covers(allowance, one)]
        if matching:
            rest = [one for one in rest if one not in matching]
        elif _stage(allowance.code) in stages:
            rest.append(diagnose(_UNUSED, allowance.span, code=allowance.code))
    return rest


def in_force(
    diagnostics: Iterable[Diagnostic], rulings: Iterable[Ruling], stages: frozenset[Stage]
) -> list[Diagnostic]:
    """``diagnostics`` as book.yaml has them count: silenced ones are gone, others raised.

    A ruling that silences nothing is reported, unless there are errors: who has not read a
    chapter does not know what is in it. ``stages`` are those that all editions have been through.
    """
    rest = list(diagnostics)
    # What is said of other rulings can itself be silenced, so that one comes last.
    for ruling in sorted(rulings, key=lambda one: one.code == _UNUSED):
        matching = [one for one in rest if one.code == ruling.code]
        if ruling.severity is not None:
            rest = [_counted(one, ruling) for one in rest]
        elif matching:
            rest = [one for one in rest if one.code != ruling.code]
        elif _stage(ruling.code) in stages and not _broken(rest):
            rest.append(diagnose(_UNUSED, ruling.span, _REMOVE_LINE, code=ruling.code))
    return rest


def _stage(code: str) -> Stage:
    """What finds ``code``; a code that there is not is found by nothing, and said to be so."""
    return CATALOGUE[code].stage if code in CATALOGUE else Stage.CHECK


def _counted(diagnostic: Diagnostic, ruling: Ruling) -> Diagnostic:
    if diagnostic.code != ruling.code or ruling.severity is None:
        return diagnostic
    return replace(diagnostic, severity=ruling.severity)


def _broken(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether something is an error by its nature, not because book.yaml has raised it."""
    return any(CATALOGUE[one.code].severity is Severity.ERROR for one in diagnostics)


def _covers(allowance: Allowance, diagnostic: Diagnostic) -> bool:
    span = diagnostic.span
    return (
        diagnostic.code == allowance.code
        and span.path == allowance.span.path
        and span.line is not None
        and allowance.first <= span.line <= allowance.last
    )
