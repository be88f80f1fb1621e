"""Labels and numbers: chapters, figures, tables and equations, through the whole book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from publish.diagnostics import Diagnostic, Outcome, Span, diagnose
from publish.model import Chapter, Inline, Inlines, Piece
from publish.pandoc import attributes, identifier, rebuilt, span, string, walk, words
from publish.pandoc.places import Located
from publish.resolve.passes import AllFacts, Pass
from publish.resolve.setting import Setting
from publish.resolve.titles import plain_title

NO_BREAK_SPACE = "\u00a0"
NUMBERED = {"Figure": "figure", "Table": "table"}


@dataclass(frozen=True)
class Labelled:
    """Something with a label, or with a number of its own."""

    kind: str
    """``chapter``, ``section``, ``figure``, ``table``, ``equation``, ``piece`` or ``other``."""
    label: str
    title: Inlines
    span: Span


@dataclass(frozen=True)
class Target:
    """What a cross reference needs to know of where it leads."""

    kind: str
    number: str
    title: Inlines
    id: str
    span: Span


@dataclass(frozen=True)
class Numbers:
    """Of the whole book: label → target, and of each chapter the numbers in reading order."""

    targets: Mapping[str, Target]
    serials: Mapping[str, tuple[str, ...]]


def collect(chapter: Chapter, nodes: Located, setting: Setting) -> tuple[str, tuple[Labelled, ...]]:
    """The chapter's piece id, and everything in it that has a label or a number."""
    found = []
    for node, place in nodes:
        kind = _kind(node)
        if kind is not None:
            found.append(Labelled(kind, _label(node), _title(node), place))
    return chapter.piece.id, tuple(found)


def _kind(node: dict[str, Any]) -> str | None:
    if node["t"] == "Header":
        return "chapter" if node["c"][0] == 1 else "section"
    if node["t"] in NUMBERED:
        return NUMBERED[node["t"]] if _captioned(node) or _label(node) else None
    if node["t"] == "Span" and "equation" in node["c"][0][1]:
        return "equation"
    return "other" if _label(node) else None


def _label(node: dict[str, Any]) -> str:
    """The author's label; the program's own anchors begin with an underscore."""
    name = identifier(node)
    return "" if name.startswith("_") else name


def _captioned(node: dict[str, Any]) -> bool:
    return bool(node["c"][1][1])


def _title(node: dict[str, Any]) -> Inlines:
    if node["t"] == "Header":
        return plain_title(node["c"][2])
    if node["t"] in NUMBERED and _captioned(node):
        return plain_title([part for block in node["c"][1][1] for part in block.get("c", [])])
    return []


def merge(facts: AllFacts, setting: Setting, outline: Any) -> Outcome[Numbers]:
    """Numbers through the book: figures and tables by chapter, or plainly outside of chapters."""
    chapters = {piece.id: piece.number for piece in outline}
    plain: dict[str, int] = {}
    targets = {piece.id: _generated(piece, setting) for piece in outline if not piece.authored}
    serials: dict[str, tuple[str, ...]] = {}
    problems: list[Diagnostic] = []
    for piece, labelled in facts.values():
        chapter = chapters.get(piece, "")
        counts = {} if chapter else plain
        numbers = []
        for thing in labelled:
            number = _number(thing, chapter, counts)
            if thing.kind in ("figure", "table", "equation"):
                numbers.append(number)
            if not thing.label:
                continue
            if thing.label in targets:
                first = targets[thing.label].span
                problems.append(diagnose("XRF001", thing.span, label=thing.label, first=first))
            else:
                id_ = thing.label
                targets[id_] = Target(thing.kind, number, thing.title, id_, thing.span)
        serials[piece] = tuple(numbers)
    return Outcome(Numbers(targets, serials), tuple(problems))


def _generated(piece: Piece, setting: Setting) -> Target:
    """A generated piece is a label, too: ``[the notes](#notes)``."""
    title = words(piece.title or setting.words.get(piece.kind, piece.id))
    return Target("piece", "", title, piece.id, piece.span)


def _number(thing: Labelled, chapter: str, counts: dict[str, int]) -> str:
    if thing.kind == "chapter":
        return chapter
    if thing.kind not in ("figure", "table", "equation"):
        return ""
    counts[thing.kind] = counts.get(thing.kind, 0) + 1
    serial = str(counts[thing.kind])
    return f"{chapter}.{serial}" if chapter else serial


def take(facts: Any, numbers: Numbers) -> tuple[str, ...]:
    """A chapter reads its own numbers only."""
    return numbers.serials[facts[0]]


def apply(chapter: Chapter, numbers: tuple[str, ...], setting: Setting) -> Outcome[Chapter]:
    """Numbers and the words before them put into the tree."""
    serials = iter(numbers)
    chosen: dict[int, str] = {}
    equations: dict[int, str] = {}
    for node in walk(chapter.blocks, words=False):
        kind = _kind(node)
        if kind in ("figure", "table"):
            chosen[id(node)] = next(serials)
        elif kind == "equation":
            equations[id(node)] = next(serials)
    blocks = _put(chapter.blocks, chosen, equations, setting, chapter.piece.number)
    return Outcome(replace(chapter, blocks=blocks))


def _put(
    tree: Any, chosen: dict[int, str], equations: dict[int, str], setting: Setting, chapter: str
) -> Any:
    """A copy of the tree with numbers; nodes are known by identity, before they are copied."""

    def put(part: Any) -> Any:
        copy = rebuilt(part, put)
        if type(part) is not dict:
            return copy
        if id(part) in chosen:
            return _numbered(copy, setting, chosen[id(part)])
        if id(part) in equations:
            return _with_number(copy, 0, equations[id(part)])
        if part.get("t") == "Header":
            return _numbered_heading(copy, chapter)
        return copy

    return put(tree)


def _numbered_heading(node: dict[str, Any], chapter: str) -> dict[str, Any]:
    level, (name, classes, pairs), inlines = node["c"]
    if level == 1 and chapter:
        pairs = [*pairs, ["number", chapter]]
    else:
        classes = [*classes, "unnumbered"]
    return {"t": "Header", "c": [level, [name, classes, pairs], inlines]}


def _with_number(node: dict[str, Any], position: int, number: str) -> dict[str, Any]:
    contents = list(node["c"])
    name, classes, pairs = contents[position]
    contents[position] = [name, classes, [*pairs, ["number", number]]]
    return {"t": node["t"], "c": contents}


def _numbered(node: dict[str, Any], setting: Setting, number: str) -> dict[str, Any]:
    """A figure or table with its number, and its caption with the words before it."""
    node = _with_number(node, 0, number)
    word = setting.words[NUMBERED[node["t"]]]
    label = span([string(f"{word}{NO_BREAK_SPACE}{number}")], "caption-label")
    short, blocks = node["c"][1]
    if not blocks:
        blocks = [{"t": "Plain", "c": [label]}]
    else:
        first, *rest = blocks
        blocks = [{"t": first["t"], "c": _labelled(first["c"], label)}, *rest]
    return {"t": node["t"], "c": [node["c"][0], [short, blocks], *node["c"][2:]]}


def _labelled(inlines: Inlines, label: Inline) -> Inlines:
    """The caption's words after its anchor and its label."""
    after = 1 if inlines and "at" in attributes(inlines[0]) else 0
    return [*inlines[:after], label, {"t": "Space"}, *inlines[after:]]


NUMBERING = Pass("numbering", collect, merge, take, apply)
