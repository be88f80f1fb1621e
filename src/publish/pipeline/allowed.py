"""Diagnostics that the author has allowed are left out; an allowance for nothing is reported."""

from __future__ import annotations

from collections.abc import Iterable

from publish.diagnostics import Diagnostic, Outcome, diagnose
from publish.model import Allowance, Chapter


def allowances_of(chapter: Chapter | None) -> Outcome[tuple[Allowance, ...]]:
    """Step: what a chapter allows; nothing where it could not be read."""
    return Outcome(() if chapter is None else chapter.allowed)


def without_allowed(
    diagnostics: Iterable[Diagnostic], allowances: Iterable[Allowance]
) -> list[Diagnostic]:
    """``diagnostics`` less the allowed ones, plus a word about each unused allowance."""
    rest = list(diagnostics)
    for allowance in dict.fromkeys(allowances):
        matching = [one for one in rest if _covers(allowance, one)]
        if matching:
            rest = [one for one in rest if one not in matching]
        else:
            rest.append(diagnose("SRC013", allowance.span, code=allowance.code))
    return rest


def _covers(allowance: Allowance, diagnostic: Diagnostic) -> bool:
    span = diagnostic.span
    return (
        diagnostic.code == allowance.code
        and span.path == allowance.span.path
        and span.line is not None
        and allowance.first <= span.line <= allowance.last
    )
