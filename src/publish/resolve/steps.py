"""Resolving as steps: collect from each chapter, merge, apply to each chapter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from publish.diagnostics import Diagnostic, Outcome
from publish.model import Chapter, Piece, Resolved, Step
from publish.pandoc.places import located
from publish.resolve.apparatus import about, assemble
from publish.resolve.citations import CITATIONS, Cited, without_places
from publish.resolve.crossrefs import CROSSREFS
from publish.resolve.finish import finish
from publish.resolve.glossary import GLOSSARY
from publish.resolve.index import INDEX, marks_of
from publish.resolve.notes import NOTES
from publish.resolve.numbering import NUMBERING
from publish.resolve.passes import Pass
from publish.resolve.pictures import PICTURES, gallery
from publish.resolve.prepare import prepare
from publish.resolve.setting import Audience, Setting
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


def prepare_chapter(chapter: Chapter | None, audience: Audience) -> Outcome[Chapter | None]:
    """The chapter as one edition has it; None where it could not be read."""
    return Outcome(None if chapter is None else prepare(chapter, audience))


def collect_facts(chapter: Chapter | None, setting: Setting) -> Outcome[Mapping[str, Any]]:
    """Each pass's facts about a prepared chapter; none where it could not be read."""
    if chapter is None:
        return Outcome({})
    nodes = tuple(located(chapter.blocks, chapter.path))
    return Outcome({one.name: one.collect(chapter, nodes, setting) for one in PASSES})


def skeleton(facts: Mapping[str, Any]) -> Outcome[Cited | None]:
    """The citations of a chapter without their places, which a word elsewhere may shift."""
    cited: Cited | None = facts.get(CITATIONS.name)
    return Outcome(None if cited is None else without_places(cited))


def merge_citations(*values: Any) -> Outcome[Any]:
    """All citations formatted together, from every chapter's skeleton and the references."""
    *chapters, library, setting = values
    facts = {cited.piece: cited for cited in chapters if cited is not None}
    return CITATIONS.merge(facts, setting, library)


def merge_facts(*values: Any) -> Outcome[Mapping[str, Any]]:
    """What the other passes make of all chapters' facts: pass → merged."""
    *chapters, pictures, outline, setting = values
    beside = {NUMBERING.name: outline, PICTURES.name: pictures}
    merged: dict[str, Any] = {}
    problems: list[Diagnostic] = []
    for one in PASSES:
        if one is not CITATIONS:
            facts = {
                chapter[CITATIONS.name].piece: chapter[one.name] for chapter in chapters if chapter
            }
            outcome = one.merge(facts, setting, beside.get(one.name))
            merged[one.name] = outcome.value
            problems += outcome.diagnostics
    return Outcome(merged, tuple(problems))


def slice_facts(
    facts: Mapping[str, Any], merged: Mapping[str, Any], formatted: Any
) -> Outcome[Mapping[str, Any]]:
    """Of each pass's merged facts, what this chapter reads."""
    if not facts:
        return Outcome({})
    everything = {**merged, CITATIONS.name: formatted}
    return Outcome(
        {
            one.name: one.slice(facts[one.name], everything[_FACTS_OF.get(one.name, one.name)])
            for one in PASSES
        }
    )


def apply_passes(
    chapter: Chapter | None, slices: Mapping[str, Any], setting: Setting
) -> Outcome[Resolved | None]:
    """The prepared chapter through all passes."""
    if chapter is None:
        return Outcome(None)
    marks = marks_of(chapter)
    problems: list[Diagnostic] = []
    for one in PASSES:
        outcome = one.apply(chapter, slices[one.name], setting)
        chapter = outcome.value
        problems += outcome.diagnostics
    return Outcome(finish(chapter, marks, setting.note_series), tuple(problems))


@dataclass(frozen=True)
class ResolveSteps:
    """The steps of one edition, and the names of those whose values editions read."""

    steps: tuple[Step, ...]
    resolved: Mapping[str, str]
    apparatus: str


def resolve_steps(
    audience: Audience,
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
    edition = audience.edition
    merged, cited = f"merge:{edition}", f"citations:{edition}"
    facts = {piece: f"facts:{edition}:{piece}" for piece in parsed}
    skeletons = {piece: f"skeleton:{edition}:{piece}" for piece in parsed}
    resolved = {piece: f"resolve:{edition}:{piece}" for piece in parsed}
    shown = f"pictures:{edition}"
    given = (tuple(described), pictures)
    steps: list[Step] = [Step(shown, gallery, tuple(described.values()), given, edition=edition)]
    for piece, source in parsed.items():
        steps += _of_chapter(piece, source, audience, setting)
    inputs = (*facts.values(), shown)
    steps.append(Step(merged, merge_facts, inputs, (outline, setting), (), edition))
    inputs = (*skeletons.values(), library)
    steps.append(Step(cited, merge_citations, inputs, (setting,), ("pandoc",), edition))
    apparatus = f"apparatus:{edition}"
    inputs = (cited, *(f"about:{edition}:{piece}" for piece in parsed))
    steps.append(Step(apparatus, assemble, inputs, (outline,), (), edition))
    return ResolveSteps(tuple(steps), resolved, apparatus)


def _of_chapter(piece: str, source: str, audience: Audience, setting: Setting) -> tuple[Step, ...]:
    """A chapter's own steps; between its facts and its slice all chapters meet."""
    edition = audience.edition

    def step(name: str, function: Any, inputs: tuple[str, ...], *parameters: Any) -> Step:
        return Step(f"{name}:{edition}:{piece}", function, inputs, parameters, (), edition, piece)

    prepared, facts = f"prepare:{edition}:{piece}", f"facts:{edition}:{piece}"
    sliced, resolved = f"slice:{edition}:{piece}", f"resolve:{edition}:{piece}"
    met = (facts, f"merge:{edition}", f"citations:{edition}")
    return (
        step("prepare", prepare_chapter, (source,), audience),
        step("facts", collect_facts, (prepared,), setting),
        step("skeleton", skeleton, (facts,)),
        step("slice", slice_facts, met),
        step("resolve", apply_passes, (prepared, sliced), setting),
        step("about", about, (resolved,)),
    )
