"""Citations and bibliographies, formatted by citeproc on a skeleton of the book."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from publish.diagnostics import NOWHERE, Diagnostic, Outcome, Span, diagnose
from publish.diagnostics.nearest import advice
from publish.model import Blocks, Chapter, Inline, Inlines
from publish.pandoc import (
    PandocError,
    attributes,
    has_class,
    identifier,
    map_inlines,
    packed,
    stringify,
    unpacked,
    walk,
)
from publish.pandoc import span as make_span
from publish.pandoc.places import Located, is_place, located, span_at
from publish.resolve.annotations import annotated
from publish.resolve.bibliography import Selection, bibliographies, choose, selections
from publish.resolve.passes import AllFacts, Pass
from publish.resolve.setting import Setting
from publish.resolve.skeleton import Window, format_citations
from publish.resolve.styles import complaint
from publish.resolve.typography import as_the_language_has_it
from publish.resolve.windows import is_citation, replace_windows


@dataclass(frozen=True)
class Cited:
    """What of a chapter concerns citations."""

    piece: str
    windows: tuple[Window, ...]
    keys: tuple[tuple[str, Span], ...]
    """Every key that is cited, in reading order, with its place."""
    selections: tuple[Selection, ...]
    """Bibliographies in place, in reading order."""

    @property
    def named(self) -> tuple[tuple[str, Span], ...]:
        """The keys that are cited, and those that a bibliography in place asks for."""
        return (*self.keys, *((key, one.span) for one in self.selections for key in one.keys))


@dataclass(frozen=True)
class Formatted:
    """Of the whole book: each piece's windows, and the bibliography."""

    windows: Mapping[str, str]
    """Piece → its windows in their order, as `packed` JSON: each chapter unpacks its own alone."""
    entries: str
    """The entries in the bibliography's order, `packed`: chapters that pass by have no need."""
    chosen: Mapping[str, tuple[Blocks, ...]]
    """Piece → the entries of each of its bibliographies in place."""
    linked: tuple[str, ...]
    """Keys whose entry stands somewhere, so that a citation can lead to it."""
    advice: Mapping[str, str] = field(default_factory=dict)
    """Unknown key → what to say about it."""


def collect(chapter: Chapter, nodes: Located, setting: Setting) -> Cited:
    windows: list[Window] = []

    def take(inlines: Inlines, in_note: bool) -> Inlines:
        kept = [_bare(inline) for inline in inlines if not is_place(inline)]
        windows.append(Window(kept, in_note))
        return inlines

    keys = tuple(_keys(nodes, chapter.path))
    if keys:
        replace_windows(chapter.blocks, take)
    return Cited(chapter.piece.id, tuple(windows), keys, tuple(selections(nodes)))


def without_places(cited: Cited) -> Cited:
    """The same citations, wherever they stand."""
    return replace(
        cited,
        keys=tuple((key, NOWHERE) for key, _ in cited.keys),
        selections=tuple(replace(one, span=NOWHERE) for one in cited.selections),
    )


def _keys(nodes: Located, path: str) -> list[tuple[str, Span]]:
    return [
        (item["citationId"], span_at(path, item["at"]))
        for node, _ in nodes
        if is_citation(node)
        for item in node["c"][0]
    ]


def _bare(inline: Inline) -> Inline:
    """A citation as pandoc knows it, without our places."""
    if inline["t"] != "Cite":
        return inline
    items = [{key: part for key, part in item.items() if key != "at"} for item in inline["c"][0]]
    return {"t": "Cite", "c": [items, inline["c"][1]]}


def merge(facts: AllFacts, setting: Setting, library: Any) -> Outcome[Formatted]:
    """All citations of the book, formatted together: styles look at their order."""
    known = set(library.keys)
    unknown = {key for cited in facts.values() for key, _ in cited.named if key not in known}
    hints = {key: _advice(key, known) for key in sorted(unknown)}
    try:
        windows, entries = format_citations(facts, library, setting)
    except PandocError as error:
        problem = complaint(error)
        hint = "Choose another citation style."
        problems = (diagnose("REF004", Span("book.yaml"), problem=problem, advice=hint),)
        return Outcome(Formatted({}, packed([]), {}, (), hints), problems)
    entries = {
        key: as_the_language_has_it(entry, setting.language) for key, entry in entries.items()
    }
    chosen, placed = bibliographies(facts, entries, library, setting)
    linked = tuple(sorted(entries if setting.has_bibliography else placed))
    if setting.has_bibliography:
        entries = annotated(entries, library.entries, setting.annotated)
    told = {piece: packed(list(inlines)) for piece, inlines in windows.items()}
    return Outcome(Formatted(told, packed(list(entries.values())), chosen, linked, hints))


def check_nocite(library: Any, asked: tuple[tuple[str, Span], ...]) -> Outcome[None]:
    """REF001 for each key that is to be listed and no reference has, at its place."""
    known = set(library.keys)
    problems = (
        diagnose("REF001", place, key=key, advice=_advice(key, known))
        for key, place in asked
        if key not in known and key != "*"
    )
    return Outcome(None, tuple(problems))


def _advice(key: str, known: set[str]) -> str:
    return advice(key, known, most=3) or "Add the reference, or correct the key."


def take(cited: Cited, formatted: Formatted) -> Formatted:
    keys = {key for key, _ in cited.named}
    return Formatted(
        {cited.piece: formatted.windows.get(cited.piece, packed([]))},
        packed([]),
        {cited.piece: formatted.chosen.get(cited.piece, ())},
        tuple(key for key in formatted.linked if key in keys),
        {key: hint for key, hint in formatted.advice.items() if key in keys},
    )


def apply(chapter: Chapter, mine: Formatted, setting: Setting) -> Outcome[Chapter]:
    problems = _unknown(chapter, mine, setting) if mine.advice else ()
    windows = iter(_unpacked(mine.windows.get(chapter.piece.id)))
    names = (f"_{chapter.key}_q{serial}" if setting.backlinks else "" for serial in count(1))
    blocks = replace_windows(
        chapter.blocks, lambda old, _: _finished(next(windows, old), mine, names)
    )
    places: dict[str, list[str]] = {}
    for name, keys in citations_in(blocks):
        for key in dict.fromkeys(keys):
            places.setdefault(key, []).append(name)
    if chosen := mine.chosen.get(chapter.piece.id):
        blocks = choose(blocks, iter(chosen), places)
    return Outcome(replace(chapter, blocks=blocks), problems)


def _unknown(chapter: Chapter, mine: Formatted, setting: Setting) -> tuple[Diagnostic, ...]:
    """REF001 for each key of the chapter that no reference has."""
    cited = collect(chapter, tuple(located(chapter.blocks, chapter.path)), setting)
    return tuple(
        diagnose("REF001", place, key=key, advice=mine.advice[key])
        for key, place in cited.named
        if key in mine.advice
    )


def citations_in(blocks: Blocks) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Of each citation that is a place, its identifier and its keys, in reading order."""
    for node in walk(blocks, words=False):
        if node["t"] == "Span" and has_class(node, "citation") and identifier(node):
            yield identifier(node), tuple(attributes(node).get("keys", "").split())


def _unpacked(windows: str | None) -> list[Inlines]:
    return unpacked(windows) if windows else []


def _finished(inlines: Inlines, mine: Formatted, names: Iterator[str]) -> Inlines:
    """citeproc's result with each citation as a span that names its keys."""
    return map_inlines(inlines, lambda part: [_citation(inline, mine, names) for inline in part])  # type: ignore[no-any-return]


def _citation(inline: Inline, mine: Formatted, names: Iterator[str]) -> Inline:
    if inline["t"] != "Cite":
        return inline
    items, content = inline["c"]
    given = {
        "keys": " ".join(item["citationId"] for item in items),
        "items": json.dumps([_item(item) for item in items], ensure_ascii=False),
    }
    content = map_inlines(content, lambda part: _linked(part, mine.linked))
    return make_span(content, "citation", identifier=next(names), attributes=given)


_MODES = {"AuthorInText": "author-in-text", "SuppressAuthor": "suppress-author"}


def _item(item: Mapping[str, Any]) -> dict[str, str]:
    """A work as the author cites it, for editions in which that may be changed."""
    said = {
        "key": item["citationId"],
        "prefix": stringify(item["citationPrefix"]),
        "suffix": stringify(item["citationSuffix"]),
        "mode": _MODES.get(item["citationMode"]["t"], ""),
    }
    return {name: text for name, text in said.items() if text}


def _linked(inlines: Inlines, linked: tuple[str, ...]) -> Inlines:
    """Links to entries that stand nowhere are reduced to their words."""
    result: Inlines = []
    for inline in inlines:
        target = inline["c"][2][0] if inline["t"] == "Link" else ""
        if target.startswith("#ref-") and target.removeprefix("#ref-") not in linked:
            result += inline["c"][1]
        else:
            result.append(inline)
    return result


def count_of_note_citations(chapter: Chapter) -> int:
    """How many citations of the chapter become notes in a note style."""
    count = 0

    def add(inlines: Inlines, in_note: bool) -> Inlines:
        nonlocal count
        count += 0 if in_note else sum(is_citation(inline) for inline in inlines)
        return inlines

    replace_windows(chapter.blocks, add)
    return count


CITATIONS = Pass("citations", collect, merge, take, apply)
