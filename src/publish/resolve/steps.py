"""Resolving as steps: prepare and collect each chapter, merge each pass, apply to each chapter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from publish.diagnostics import Diagnostic, Outcome
from publish.model import Chapter, Piece, Resolved, Step
from publish.resolve.apparatus import assemble
from publish.resolve.citations import CITATIONS
from publish.resolve.crossrefs import CROSSREFS
from publish.resolve.finish import finish
from publish.resolve.glossary import GLOSSARY
from publish.resolve.index import INDEX
from publish.resolve.notes import NOTES
from publish.resolve.numbering import NUMBERING
from publish.resolve.passes import Pass
from publish.resolve.pictures import PICTURES, gallery
from publish.resolve.prepare import prepare
from publish.resolve.setting import Setting
from publish.resolve.typography import TYPOGRAPHY

PASSES: tuple[Pass, ...] = (
    CITATIONS,
    NUMBERING,
    CROSSREFS,
    GLOSSARY,
    INDEX,
    PICTURES,
    TYPOGRAPHY,
    NOTES,
)
"""In this order a chapter goes through them. Citations come first, since citeproc has seen the
words beside them as they were written; notes last, since all others also work on their texts."""

_FACTS_OF = {"crossrefs": "numbering"}
"""A pass that has nothing of its own to merge reads what another one has merged."""


@dataclass(frozen=True)
class Prepared:
    """A chapter as the edition has it, and each pass's facts about it."""

    chapter: Chapter | None
    facts: Mapping[str, Any]


def prepare_and_collect(chapter: Chapter | None, setting: Setting) -> Outcome[Prepared]:
    if chapter is None:
        return Outcome(Prepared(None, {}))
    prepared = prepare(chapter, setting)
    facts = {one.name: one.collect(prepared, setting) for one in PASSES}
    return Outcome(Prepared(prepared, facts))


def merge_facts(*values: Any) -> Outcome[Any]:
    """What the pass ``name`` makes of all chapters' facts."""
    *chapters, beside, name, setting = values
    one = next(one for one in PASSES if one.name == name)
    facts = {
        prepared.chapter.piece.id: prepared.facts[name]
        for prepared in chapters
        if prepared.chapter is not None
    }
    return one.merge(facts, setting, beside)


def slice_facts(prepared: Prepared, *merged: Any) -> Outcome[Mapping[str, Any]]:
    """Of each pass's merged facts, what this chapter reads."""
    if prepared.chapter is None:
        return Outcome({})
    by_name = dict(zip([one.name for one in PASSES], merged, strict=True))
    return Outcome(
        {
            one.name: one.slice(
                prepared.facts[one.name], by_name[_FACTS_OF.get(one.name, one.name)]
            )
            for one in PASSES
        }
    )


def apply_passes(
    prepared: Prepared, slices: Mapping[str, Any], setting: Setting
) -> Outcome[Resolved | None]:
    """The chapter through all passes."""
    chapter = prepared.chapter
    if chapter is None:
        return Outcome(None)
    problems: list[Diagnostic] = []
    for one in PASSES:
        outcome = one.apply(chapter, slices[one.name], setting)
        chapter = outcome.value
        problems += outcome.diagnostics
    marks = prepared.facts["index"].marks
    return Outcome(finish(chapter, marks, setting.note_series), tuple(problems))


def given(value: Any) -> Outcome[Any]:
    """A step for what is known beforehand."""
    return Outcome(value)


@dataclass(frozen=True)
class ResolveSteps:
    """The steps of one edition, and the names of those whose values editions read."""

    steps: tuple[Step, ...]
    resolved: Mapping[str, str]
    apparatus: str


def resolve_steps(
    setting: Setting,
    outline: tuple[Piece, ...],
    parsed: Mapping[str, str],
    library: str,
    pictures: Mapping[str, str],
    described: Mapping[str, str],
) -> ResolveSteps:
    """The steps that resolve the pieces whose parsing steps are named in ``parsed``.

    ``library`` names the step that reads the references; ``pictures`` maps each picture's path
    to the problem with it, ``described`` some of these to the steps that read the descriptions.
    """
    edition = setting.edition
    steps: list[Step] = [
        Step(f"outline:{edition}", given, (), (outline,), edition=edition),
        Step(
            f"pictures:{edition}",
            gallery,
            tuple(described.values()),
            (tuple(described), pictures),
            edition=edition,
        ),
        Step(f"nothing:{edition}", given, (), (None,), edition=edition),
    ]
    beside = {
        "numbering": f"outline:{edition}",
        "pictures": f"pictures:{edition}",
        "citations": library,
    }
    prepared = {}
    for piece, source in parsed.items():
        prepared[piece] = f"prepare:{edition}:{piece}"
        step = Step(prepared[piece], prepare_and_collect, (source,), (setting,), (), edition, piece)
        steps.append(step)
    merged = []
    for one in PASSES:
        merged.append(f"merge:{edition}:{one.name}")
        inputs = (*prepared.values(), beside.get(one.name, f"nothing:{edition}"))
        tools = ("pandoc",) if one is CITATIONS else ()
        steps.append(Step(merged[-1], merge_facts, inputs, (one.name, setting), tools, edition))
    resolved = {}
    for piece in parsed:
        name = f"slice:{edition}:{piece}"
        inputs = (prepared[piece], *merged)
        steps.append(Step(name, slice_facts, inputs, (), (), edition, piece))
        resolved[piece] = f"resolve:{edition}:{piece}"
        inputs = (prepared[piece], name)
        steps.append(Step(resolved[piece], apply_passes, inputs, (setting,), (), edition, piece))
    apparatus = f"apparatus:{edition}"
    inputs = (f"merge:{edition}:citations", *resolved.values(), f"outline:{edition}")
    steps.append(Step(apparatus, assemble, inputs, (), (), edition))
    return ResolveSteps(tuple(steps), resolved, apparatus)
