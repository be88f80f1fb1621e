"""Findings → diagnostics, in words that say where on which page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from publish.diagnostics import Diagnostic, Span, Spot, diagnose
from publish.preflight.document import Document
from publish.preflight.finding import Finding
from publish.preflight.page import PageView
from publish.preflight.places import page_name, page_names, spot
from publish.preflight.wording import sentence

PlaceOf = Callable[[int | None], Span]
"""Where in the source a page comes from, by its number; the file itself for None."""


def diagnostics(
    document: Document, found: Iterable[tuple[str, Finding]], place_of: PlaceOf, edition: str = ""
) -> Iterator[Diagnostic]:
    """One diagnostic for what is the same on many pages; what differs stands by itself."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for code, finding in found:
        alike = (finding.page, finding.box) if finding.alone else None
        key = (code, repr((sorted(finding.details.items()), alike)))
        groups.setdefault(key, []).append(finding)
    for (code, _), same in groups.items():
        yield _diagnostic(code, document, same, place_of, edition)


def _diagnostic(
    code: str, document: Document, alike: list[Finding], place_of: PlaceOf, edition: str
) -> Diagnostic:
    first = alike[0]
    where = _where(document, alike)
    if edition and where:
        where = f"edition {edition}, {where}"
    details: dict[str, Any] = {"where": where, **first.details}
    made = sentence(diagnose(code, place_of(first.page), **details))
    if first.page is None:
        return made
    box = first.box and (first.box.x0, first.box.y0, first.box.x1, first.box.y1)
    rounded = tuple(round(length, 2) for length in box) if box else None
    return replace(made, spot=Spot(first.page, rounded))


def _where(document: Document, alike: list[Finding]) -> str:
    """``page 12 (label iv), 3.1 in from the left …: ``, or nothing where the file is meant."""
    pages = _pages(document, alike)
    if not pages:
        return ""
    box = alike[0].box
    if len(pages) > 1 or box is None:
        return f"{page_names(pages)}: "
    more = f", and in {len(alike) - 1} more places" if len(alike) > 1 else ""
    more = more.replace("1 more places", "1 more place") if len(alike) == 2 else more
    return f"{page_name(pages[0])}, {spot(pages[0], box)}{more}: "


def _pages(document: Document, alike: list[Finding]) -> list[PageView]:
    numbers = dict.fromkeys(one.page for one in alike if one.page is not None)
    return [document.pages[number - 1] for number in numbers]
