"""Terms: explained in ``::: glossary``, marked in the text by ``[word]{.term}``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from slugify import slugify

from publish.diagnostics import Diagnostic, Outcome, Span, diagnose
from publish.diagnostics.nearest import advice
from publish.model import Block, Blocks, Chapter, Inlines
from publish.pandoc import attributes, has_class, link, map_blocks, map_inlines, span, stringify
from publish.pandoc.places import Located, located
from publish.resolve.passes import AllFacts, Pass
from publish.resolve.setting import Setting


@dataclass(frozen=True)
class Terms:
    """The terms that a chapter explains, and those that it uses, as written."""

    explained: tuple[str, ...]
    used: tuple[tuple[str, Span], ...]


def collect(chapter: Chapter, nodes: Located, setting: Setting) -> Terms:
    explained: list[str] = []
    used: list[tuple[str, Span]] = []
    for node, place in nodes:
        if node["t"] == "Div" and has_class(node, "glossary"):
            explained += [
                _word(term)
                for block in node["c"][1]
                if block["t"] == "DefinitionList"
                for term, _ in block["c"]
            ]
        elif node["t"] == "Span" and has_class(node, "term"):
            used.append((attributes(node).get("term") or _word(node["c"][1]), place))
    return Terms(tuple(explained), tuple(used))


def merge(facts: AllFacts, setting: Setting, beside: object) -> Outcome[Mapping[str, str]]:
    """Term, case aside → the anchor of its explanation."""
    anchors: dict[str, str] = {}
    taken: set[str] = set()
    for terms in facts.values():
        for term in terms.explained:
            name = f"term-{slugify(term, max_length=30) or 'x'}"
            number = 1
            while name in taken:
                number += 1
                name = f"term-{slugify(term, max_length=30) or 'x'}-{number}"
            if anchors.setdefault(_key(term), name) == name:
                taken.add(name)
    return Outcome(anchors)


def take(terms: Terms, anchors: Mapping[str, str]) -> Mapping[str, str | None]:
    """What the chapter uses or explains → anchor; None with no explanation, and the advice."""
    wanted = {_key(term) for term in terms.explained} | {_key(term) for term, _ in terms.used}
    found: dict[str, str | None] = {key: anchors.get(key) for key in sorted(wanted)}
    for key, name in list(found.items()):
        if name is None:
            found[f"?{key}"] = advice(key, anchors)
    return found


def apply(
    chapter: Chapter, anchors: Mapping[str, str | None], setting: Setting
) -> Outcome[Chapter]:
    if not anchors:
        return Outcome(chapter)  # nothing explained, and nothing used
    problems: list[Diagnostic] = []
    nodes = tuple(located(chapter.blocks, chapter.path))
    for term, place in collect(chapter, nodes, setting).used:
        if anchors[_key(term)] is None:
            hint = anchors[f"?{_key(term)}"] or "Explain it in ::: glossary, or remove the mark."
            problems.append(diagnose("GLO001", place, term=term, advice=hint))
    blocks = map_blocks(chapter.blocks, lambda part: [_explained(b, anchors) for b in part])
    blocks = map_inlines(blocks, lambda part: _linked(part, anchors))
    return Outcome(replace(chapter, blocks=blocks), tuple(problems))


def _explained(block: Block, anchors: Mapping[str, str | None]) -> Block:
    if not (block["t"] == "Div" and has_class(block, "glossary")):
        return block
    blocks: Blocks = []
    for inner in block["c"][1]:
        if inner["t"] == "DefinitionList":
            items = [[_anchored(term, anchors), meanings] for term, meanings in inner["c"]]
            inner = {"t": "DefinitionList", "c": items}
        blocks.append(inner)
    return {"t": "Div", "c": [block["c"][0], blocks]}


def _anchored(term: Inlines, anchors: Mapping[str, str | None]) -> Inlines:
    """The block's anchor stays first; the term's own follows it."""
    name = anchors[_key(_word(term))] or ""
    return [*term[:1], span([], "term-anchor", identifier=name), *term[1:]]


def _linked(inlines: Inlines, anchors: Mapping[str, str | None]) -> Inlines:
    result: Inlines = []
    for inline in inlines:
        if inline["t"] == "Span" and has_class(inline, "term"):
            word = attributes(inline).get("term") or _word(inline["c"][1])
            name = anchors[_key(word)]
            if name is None:
                result += inline["c"][1]
            else:
                result.append(link(inline["c"][1], f"#{name}", "term"))
        else:
            result.append(inline)
    return result


def _word(inlines: Inlines) -> str:
    return " ".join(stringify(inlines).split())


def _key(term: str) -> str:
    return term.casefold()


GLOSSARY = Pass("glossary", collect, merge, take, apply)
