"""The pages as such: how many, and whether something is on them."""

from __future__ import annotations

from collections.abc import Iterator

from publish.preflight.document import Document
from publish.preflight.finding import Finding, found
from publish.preflight.requirements import Requirements


def count(document: Document, asked: Requirements) -> Iterator[Finding]:
    """There are as many pages as can be bound."""
    pages = len(document.pages)
    if asked.least_pages is not None and pages < asked.least_pages:
        yield found(count=pages, wanted=f"at least {asked.least_pages} are needed")
    if asked.most_pages is not None and pages > asked.most_pages:
        yield found(count=pages, wanted=f"{asked.most_pages} are the most")
    if asked.multiple and pages % asked.multiple:
        even = asked.multiple == 2
        needed = "an even number" if even else f"a multiple of {asked.multiple}"
        yield found(count=pages, wanted=f"{needed} is needed")


def blank(document: Document, asked: Requirements) -> Iterator[Finding]:
    """A left-hand page may be blank before a chapter, and the last ones may; no other."""
    empty = [page.seen.empty and not page.seen.problems for page in document.pages]
    last = max((n for n, nothing in enumerate(empty) if not nothing), default=-1)
    if last < 0 and document.pages:
        yield found(1, None, problem="nothing is printed on any page")
    for page, nothing in zip(document.pages[: last + 1], empty, strict=False):
        if nothing and page.recto:
            yield found(page.number, None, problem="this right-hand page is blank")


def readable(document: Document, asked: Requirements) -> Iterator[Finding]:
    """The content of every page can be read to its end."""
    for page in document.pages:
        for problem in dict.fromkeys(page.seen.problems):
            yield found(page.number, None, problem=problem)
