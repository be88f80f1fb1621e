"""Asking all judges, and leaving out what our own rules have said already."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from lxml import etree

from publish.preflight.ebooks.ebook import Ebook, Page
from publish.preflight.ebooks.finding import Finding, found, line_of
from publish.preflight.ebooks.judges.judge import Judge
from publish.preflight.finding import MissingError

_SAME = {
    "PKG-005": "PRE105",
    "PKG-006": "PRE105",
    "PKG-007": "PRE105",
    "RSC-001": "PRE111",
    "RSC-006": "PRE165",
    "RSC-007": "PRE116",
    "RSC-012": "PRE116",
    "RSC-016": "PRE106",
    "image-alt": "PRE117",
}
"""Rule of a judge → our code for the same."""


def asked(
    book: Ebook, path: Path, judges: Iterable[Judge], own: Iterable[tuple[str, Finding]]
) -> Iterator[tuple[str, Finding]]:
    """What the judges that are there find in the e-book at ``path``, and our rules did not."""
    said = {(code, finding.path) for code, finding in own}
    present = [judge for judge in judges if judge.command]
    with ThreadPoolExecutor() as pool:  # each waits for a program of its own
        verdicts = pool.map(lambda judge: _verdict(judge, path), present)
    for code, finding in (each for verdict in verdicts for each in verdict):
        placed = _placed(book, finding)
        if (_SAME.get(str(finding.details.get("rule"))), placed.path) not in said:
            yield code, placed


def _verdict(judge: Judge, path: Path) -> list[tuple[str, Finding]]:
    """All that a judge finds; that nothing was checked, where it gives no report."""
    try:
        return list(judge.ask(judge, path))
    except MissingError as error:
        what = f"what {judge.name} looks at"
        return [("PRE005", found(what=what, why=str(error), advice=""))]


def _placed(book: Ebook, finding: Finding) -> Finding:
    """The same, its path from the root of the file, and its element if it is known by steps."""
    path = finding.path
    if path and path not in book.names:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(book.package.path), path))
        path = path if path in book.names else finding.path
    page = book.read.get(path)
    element = _element(page, finding.steps) if page and finding.steps else None
    if element is None:
        return replace(finding, path=path)
    return replace(finding, path=path, element=element, line=line_of(element))


def _element(page: Page, steps: tuple[int, ...]) -> etree._Element | None:
    """The element at the end of these steps; the last that is there, if some are missing."""
    here = page.root
    for step in steps:
        children = [] if here is None else list(here.iterchildren(etree.Element))
        if step >= len(children):
            break
        here = children[step]
    return here
