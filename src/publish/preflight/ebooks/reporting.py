"""Findings → diagnostics, in words that say in which file of the e-book, and on which line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from publish.diagnostics import Diagnostic, Inside, diagnose
from publish.preflight.ebooks.ebook import Ebook
from publish.preflight.ebooks.finding import Finding
from publish.preflight.ebooks.tracing import Tracing
from publish.preflight.wording import sentence

_OF_COVER = ("PRE141", "PRE142", "PRE143", "PRE144")
_MANY = 12
"""More places than these are not told one by one."""


def diagnostics(
    book: Ebook, found: Iterable[tuple[str, Finding]], tracing: Tracing, edition: str = ""
) -> Iterator[Diagnostic]:
    """One diagnostic for each; one for all where the same is found in very many places."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for code, finding in found:
        groups.setdefault((code, repr(sorted(finding.details.items()))), []).append(finding)
    for (code, _), same in groups.items():
        for alike in [same] if len(same) > _MANY else [[one] for one in same]:
            yield _diagnostic(book, code, alike, tracing, edition)


def _diagnostic(
    book: Ebook, code: str, alike: list[Finding], tracing: Tracing, edition: str
) -> Diagnostic:
    first = alike[0]
    where = _where(first, len(alike) - 1)
    if edition and where:
        where = f"edition {edition}, {where}"
    page = next((one for one in book.pages if one.path == first.path), None)
    details: dict[str, Any] = {"where": where, **first.details}
    place = tracing.cover if code in _OF_COVER else tracing.of(first, page)
    made = diagnose(code, place, **details)
    if first.path:
        made = replace(made, inside=Inside(first.path, first.line))
    # A path keeps its small letters.
    return sentence(made) if edition or not first.path else made


def _where(first: Finding, more: int) -> str:
    """``EPUB/text/one.xhtml, line 12, and in 3 more places: ``; nothing where all is meant."""
    if not first.path:
        return ""
    line = f", line {first.line}" if first.line else ""
    others = f", and in {more} more place{'s' * (more > 1)}" if more else ""
    return f"{first.path}{line}{others}: "
