"""Index marks: given an anchor each, their ranges and references checked through the book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from publish.diagnostics import NOWHERE, Diagnostic, Outcome, Span, diagnose
from publish.diagnostics.nearest import advice
from publish.model import Chapter, IndexMark, Inline
from publish.pandoc import attributes, has_class, rebuilt, span, stringify, walk
from publish.pandoc.places import Located, located
from publish.resolve.passes import AllFacts, Pass, nothing_sliced
from publish.resolve.setting import Setting


@dataclass(frozen=True)
class Marks:
    """A chapter's index marks in reading order."""

    marks: tuple[IndexMark, ...]


def collect(chapter: Chapter, nodes: Located, setting: Setting) -> Marks:
    return Marks(tuple(_marks(chapter, nodes)))


def marks_of(chapter: Chapter) -> tuple[IndexMark, ...]:
    """The index marks of a chapter, in reading order, wherever they stand."""
    nodes = walk(chapter.blocks, words=False)
    return tuple(_marks(chapter, ((node, NOWHERE) for node in nodes)))


def _marks(chapter: Chapter, nodes: Iterable[tuple[Inline, Span]]) -> Iterator[IndexMark]:
    names = (f"_{chapter.key}_i{serial}" for serial in count(1))
    for node, place in nodes:
        if is_index_mark(node):
            yield _mark(node, next(names), chapter.piece.id, place)


def is_index_mark(node: Inline) -> bool:
    return node["t"] == "Span" and has_class(node, "index")


def _mark(node: Inline, name: str, piece: str, place: Span) -> IndexMark:
    pairs = attributes(node)
    term = pairs.get("term") or " ".join(stringify(node["c"][1]).split())
    path = tuple(part.strip() for part in term.split("!") if part.strip())
    range_ = pairs.get("range", "")
    see, seealso = pairs.get("see", ""), pairs.get("seealso", "")
    return IndexMark(path, name, piece, range_, see, seealso, place)


def merge(facts: AllFacts, setting: Setting, beside: object) -> Outcome[None]:
    marks = [mark for chapter in facts.values() for mark in chapter.marks]
    return Outcome(None, (*_ranges(marks), *_references(marks)))


def _ranges(marks: list[IndexMark]) -> list[Diagnostic]:
    problems = []
    open_: dict[tuple[str, ...], IndexMark] = {}
    for mark in marks:
        term = "!".join(mark.path)
        if mark.range == "start":
            if mark.path in open_:
                problems.append(diagnose("IDX001", open_[mark.path].span, term=term))
            open_[mark.path] = mark
        elif mark.range == "end" and open_.pop(mark.path, None) is None:
            problems.append(diagnose("IDX002", mark.span, term=term))
    rest = [diagnose("IDX001", mark.span, term="!".join(mark.path)) for mark in open_.values()]
    return problems + rest


def _references(marks: list[IndexMark]) -> list[Diagnostic]:
    """Every *see* and *see also* leads to a heading that has places of its own, or subentries."""
    headings = {
        "!".join(mark.path[: depth + 1])
        for mark in marks
        if not mark.see
        for depth in range(len(mark.path))
    }
    problems = []
    for mark in marks:
        for target in targets(mark.see) + targets(mark.seealso):
            if target not in headings:
                hint = advice(target, headings) or "Mark the term where the book speaks of it."
                problems.append(diagnose("IDX004", mark.span, target=target, advice=hint))
    return problems


def targets(reference: str) -> tuple[str, ...]:
    """``see="A; B!c"`` names two headings."""
    return tuple(part.strip() for part in reference.split(";") if part.strip())


def apply(chapter: Chapter, nothing: None, setting: Setting) -> Outcome[Chapter]:
    marks = marks_of(chapter)
    if not marks:
        return Outcome(chapter)
    problems = () if all(mark.path for mark in marks) else tuple(_nameless(chapter))
    names = iter(mark.id for mark in marks)
    blocks = _named(chapter.blocks, names)
    return Outcome(replace(chapter, blocks=blocks), problems)


def _nameless(chapter: Chapter) -> Iterator[Diagnostic]:
    """IDX003 for each mark without a term."""
    for mark in _marks(chapter, located(chapter.blocks, chapter.path)):
        if not mark.path:
            yield diagnose("IDX003", mark.span)


def _named(tree: Any, names: Iterator[str]) -> Any:
    """Marks named in reading order: a mark before what it holds."""

    def named(part: Any) -> Any:
        if type(part) is dict and part.get("t") == "Span" and is_index_mark(part):
            name = next(names)
            return span(named(part["c"][1]), "index-mark", identifier=name)
        return rebuilt(part, named)

    return named(tree)


INDEX = Pass("index", collect, merge, nothing_sliced, apply)
