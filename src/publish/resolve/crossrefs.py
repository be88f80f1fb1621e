"""Cross references: ``@fig-map``, ``[-@sec-x]``, ``[@sec-x]{.page}`` and links to labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from publish.diagnostics import NOWHERE, Diagnostic, Outcome, diagnose
from publish.diagnostics.nearest import advice
from publish.model import Chapter, Inline, Inlines
from publish.pandoc import has_class, link, map_inlines, string, words
from publish.pandoc.places import Located, located, span_at
from publish.resolve.keys import is_crossref
from publish.resolve.numbering import NO_BREAK_SPACE, Numbers, Target
from publish.resolve.passes import Pass
from publish.resolve.setting import Setting

_ADVICE = "Give what it should lead to this label: {#%s}"


def collect(chapter: Chapter, nodes: Located, setting: Setting) -> tuple[str, ...]:
    """The labels that the chapter refers to."""
    used = set()
    for node, _ in nodes:
        if node["t"] == "Cite":
            used |= {item["citationId"] for item in node["c"][0] if is_crossref(item["citationId"])}
        elif node["t"] == "Link" and node["c"][2][0].startswith("#"):
            used.add(node["c"][2][0][1:])
    return tuple(sorted(used))


def take(used: tuple[str, ...], numbers: Numbers) -> Mapping[str, Target | str]:
    """Label → target, or the advice to give where there is none."""
    labels = [label for label, target in numbers.targets.items() if target.kind != "piece"]
    return {
        label: _placeless(numbers.targets.get(label)) or advice(label, labels) or _ADVICE % label
        for label in used
    }


def _placeless(target: Target | None) -> Target | None:
    """Where a target stands in its file is no business of those who refer to it."""
    return None if target is None else replace(target, span=NOWHERE)


def apply(
    chapter: Chapter, targets: Mapping[str, Target | str], setting: Setting
) -> Outcome[Chapter]:
    lacking = any(isinstance(target, str) for target in targets.values())
    problems = tuple(_problems(chapter, targets)) if lacking else ()
    blocks = map_inlines(chapter.blocks, lambda inlines: _resolved(inlines, targets, setting))
    return Outcome(replace(chapter, blocks=blocks), problems)


def _problems(chapter: Chapter, targets: Mapping[str, Target | str]) -> list[Diagnostic]:
    found = []
    for node, place in located(chapter.blocks, chapter.path):
        if node["t"] == "Cite":
            for item in node["c"][0]:
                key = item["citationId"]
                if is_crossref(key) and isinstance(targets[key], str):
                    at = span_at(chapter.path, item["at"])
                    found.append(diagnose("XRF002", at, label=key, advice=targets[key]))
        elif node["t"] == "Link" and node["c"][2][0].startswith("#") and len(node["c"][2][0]) > 1:
            label = node["c"][2][0][1:]
            if isinstance(targets.get(label), str):
                found.append(diagnose("XRF003", place, label=label, advice=targets[label]))
    return found


def _resolved(inlines: Inlines, targets: Mapping[str, Target | str], setting: Setting) -> Inlines:
    result: Inlines = []
    for inline in inlines:
        if inline["t"] == "Cite":
            result += _cite(inline, targets, setting)
        elif inline["t"] == "Span" and has_class(inline, "page"):
            result += [_as_page_reference(part) for part in inline["c"][1]]
        else:
            result.append(inline)
    return result


def _as_page_reference(inline: Inline) -> Inline:
    if inline["t"] != "Link":
        return inline
    (name, classes, pairs), content, target = inline["c"]
    kept = [cls for cls in classes if cls != "xref"]
    return {"t": "Link", "c": [[name, [*kept, "page-ref"], pairs], content, target]}


def _cite(cite: Inline, targets: Mapping[str, Target | str], setting: Setting) -> Inlines:
    """The links of a group of cross references; a citation stays as it is."""
    items, _ = cite["c"]
    if not any(is_crossref(item["citationId"]) for item in items):
        return [cite]
    result: Inlines = []
    for number, item in enumerate(items):
        if number:
            result += [string(","), {"t": "Space"}]
        result += _reference(item, targets, setting)
    return result


def _reference(
    item: dict[str, Any], targets: Mapping[str, Target | str], setting: Setting
) -> Inlines:
    target = targets[item["citationId"]]
    if isinstance(target, str):
        return [string(f"@{item['citationId']}")]
    with_word = item["citationMode"]["t"] != "SuppressAuthor"
    pairs = {"number": target.number, "mode": "" if with_word else "number"}
    told = {key: text for key, text in pairs.items() if text}
    reference = link(_name(target, setting, with_word), f"#{target.id}", "xref", attributes=told)
    prefix, suffix = item["citationPrefix"], item["citationSuffix"]
    return [*prefix, *([{"t": "Space"}] if prefix else []), reference, *suffix]


def _name(target: Target, setting: Setting, with_word: bool) -> Inlines:
    """``Figure 1.2``, ``1.2``, or the title in quotation marks where there is no number."""
    if not target.number:
        return [{"t": "Quoted", "c": [{"t": "DoubleQuote"}, target.title]}]
    number = f"({target.number})" if target.kind == "equation" else target.number
    if not with_word:
        return [string(number)]
    return words(f"{setting.words[f'{target.kind}-reference']}{NO_BREAK_SPACE}{number}")


CROSSREFS = Pass("crossrefs", collect, lambda facts, setting, beside: Outcome(None), take, apply)
