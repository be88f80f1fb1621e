"""Which references a chapter uses, and what is wrong with those that the book uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from publish.diagnostics import Diagnostic, Outcome, Span, diagnose
from publish.model import Chapter
from publish.pandoc import attributes, has_class
from publish.pandoc.places import located, span_at
from publish.source.library import Library
from publish.source.locators import meant


def cited_keys(chapter: Chapter | None, language: str = "") -> Outcome[tuple[str, ...]]:
    """Step: the keys that a chapter cites or lists, whatever the edition.

    What ``language`` does not know of their locators is reported; nothing if it is empty.
    """
    if chapter is None:
        return Outcome(())
    keys: dict[str, None] = {}
    problems: list[Diagnostic] = []
    for node, _ in located(chapter.blocks, chapter.path):
        if node["t"] == "Cite":
            keys |= dict.fromkeys(item["citationId"] for item in node["c"][0])
            problems += _unknown_labels(node["c"][0], chapter.path, language)
        elif node["t"] == "Div" and has_class(node, "bibliography"):
            keys |= dict.fromkeys(attributes(node).get("keys", "").split())
    return Outcome(tuple(keys), tuple(problems))


def _unknown_labels(items: list[dict[str, Any]], path: str, language: str) -> Iterator[Diagnostic]:
    for item in items:
        if found := meant(item, language):
            label, right = found
            yield diagnose("REF013", span_at(path, item["at"]), label=label, right=right)


def check_references(library: Library, *used: tuple[str, ...]) -> Outcome[None]:
    """Step: what is wrong with the references that are used; ``*`` uses them all.

    A library may be an export of all that somebody has ever read; what is wrong with the rest of
    it concerns no reader of this book.
    """
    wanted = {key for keys in used for key in keys}
    return Outcome(None, remarks_on(library, library.keys if "*" in wanted else wanted))


def remarks_on(library: Library, used: Iterable[str]) -> tuple[Diagnostic, ...]:
    """The library's remarks on the entries ``used``, one of a kind at a place."""
    wanted = set(used)
    found: dict[tuple[str, Span, str], Diagnostic] = {}
    for remark in library.remarks:
        if wanted.issuperset(remark.keys):
            said = remark.diagnostic
            kind = "" if said.code == "REF008" else said.message
            found.setdefault((said.code, said.span, kind), said)
    return tuple(found.values())
