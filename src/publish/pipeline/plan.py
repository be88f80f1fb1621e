"""An edition → the steps that resolve it, and the steps that make it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from publish.diagnostics import Diagnostic, Outcome, Span
from publish.editions import FORMATS, Plan
from publish.model import Apparatus, Edition, Kind, Manuscript, Piece, Step
from publish.pipeline.colophon import colophon
from publish.pipeline.files import hashed, relative
from publish.pipeline.printing import output_intent, printer, store
from publish.pipeline.reading import LIBRARY, Reading
from publish.pipeline.state import State
from publish.pipeline.wardrobe import Wardrobe
from publish.profiles import Profile, Store
from publish.resolve import Audience, Setting, check_characters, check_nocite, resolve_steps
from publish.resolve.styles import find_style, is_note_style
from publish.themes.theme import Theme


@dataclass(frozen=True)
class Resolving:
    """The steps that resolve one edition, if it is made from the text, and their basis."""

    edition: Edition
    theme: Theme
    steps: tuple[Step, ...] = ()
    resolved: Mapping[str, str] = field(default_factory=dict)
    apparatus: str = ""
    present: str = ""
    """The step that says which optional pieces there are."""
    shown: Mapping[str, str] = field(default_factory=dict)
    """Piece id → the step that says, among other things, which pictures it shows."""
    style: str = ""
    """The path of the citation style."""
    profile: Profile | None = None
    store: Store | None = None


def resolving(
    manuscript: Manuscript, edition: Edition, read: Reading, wardrobe: Wardrobe
) -> tuple[Resolving | None, tuple[Diagnostic, ...]]:
    """The steps that resolve the manuscript for ``edition``; None if it cannot be begun."""
    root, folder = Path(manuscript.root), Path(manuscript.folder)
    book, memory = relative(folder / "book.yaml", root), wardrobe.memory
    places = edition.places
    theme = wardrobe.theme(edition.theme, places.get("theme", Span(book)))
    style = find_style(
        edition.citation_style, str(folder), places.get("citation-style", Span(book))
    )
    asked, sold = printer(edition, Span(book), memory), store(edition, Span(book), memory)
    unsuitable = (*asked.diagnostics, *sold.diagnostics)
    problems = (*theme.diagnostics, *style.diagnostics, *unsuitable)
    if theme.value is None or style.value is None or unsuitable:
        return None, problems
    if not FORMATS[edition.format].text:
        return Resolving(edition, theme.value, style=style.value, profile=asked.value), problems
    audience = Audience(edition.name, edition.format)
    setting = _setting(manuscript, edition, theme.value, style.value)
    made = resolve_steps(
        audience,
        setting,
        manuscript.outline,
        read.parsed,
        LIBRARY,
        read.problems,
        read.described,
    )
    covered = wardrobe.characters(theme.value)
    checks = tuple(
        Step(f"characters:{edition.name}:{piece}", check_characters, (source,), (covered,))
        for piece, source in (*read.parsed.items(), *read.described.items())
    )
    nocite = edition.nocite
    listed = Step(f"nocite:{edition.name}", check_nocite, (LIBRARY,), (nocite,), (), edition.name)
    present = Step(_present(edition), kinds_present, (made.apparatus,), (), (), edition.name)
    steps = (*made.steps, *checks, *([listed] if nocite else ()), present)
    about = {piece: f"about:{edition.name}:{piece}" for piece in read.parsed}
    made_by = made.resolved, made.apparatus, present.name, about
    by = style.value, asked.value, sold.value
    return Resolving(edition, theme.value, steps, *made_by, *by), problems


def _setting(manuscript: Manuscript, edition: Edition, theme: Theme, style: str) -> Setting:
    """What the passes know of the edition; ``style`` is the path of its citation style."""
    return Setting(
        language=edition.metadata.language,
        notes_number=edition.notes_number,
        note_series=edition.note_series,
        words=_words(theme, edition.metadata.language),
        style=hashed(Path(style)),
        note_style=is_note_style(style),
        has_bibliography=any(p.kind is Kind.BIBLIOGRAPHY for p in manuscript.outline),
        nocite=tuple(key for key, _ in edition.nocite),
        annotated=edition.annotated,
        titles=edition.titles,
        backlinks=edition.backlinks,
    )


def _words(theme: Theme, language: str) -> Mapping[str, str]:
    """The terms in ``language``, else in its main language, else in English.

    A language with a word of its own for captions, and none for references, has it for both.
    """
    words: dict[str, str] = {}
    for one in dict.fromkeys(("en", language.split("-")[0], language)):
        terms = theme.terms.get(one, {})
        references = ((f"{key}-reference", word) for key, word in terms.items())
        words |= {key: word for key, word in references if key in words}
        words |= terms
    return words


def planned(
    manuscript: Manuscript,
    resolving: Resolving,
    read: Reading,
    present: tuple[Kind, ...],
    state: State,
    others: Mapping[str, Plan],
) -> Plan:
    """How an edition is made of what has been resolved.

    ``present`` is the value of the edition's step `Resolving.present`, ``others`` has the plans
    of the editions that it needs.
    """
    outline = filled(manuscript.outline, present, resolving.edition)
    return replace(_plan(outline, manuscript, resolving, read, state), others=others)


def ahead(
    manuscript: Manuscript, resolving: Resolving, read: Reading, state: State
) -> tuple[Step, ...]:
    """Of the steps that make an edition, those that can be taken before it is resolved."""
    plan = _plan(manuscript.outline, manuscript, resolving, read, state)
    return FORMATS[resolving.edition.format].ahead(plan)


def foreseen(
    manuscript: Manuscript, resolving: Resolving, read: Reading, state: State
) -> tuple[Step, ...]:
    """Of the steps that will make an edition, one of each kind for which can be prepared.

    It is planned as if it were resolved, which loads what will plan and check it.
    """
    plan = _plan(manuscript.outline, manuscript, resolving, read, state)
    steps = FORMATS[resolving.edition.format].steps(plan)
    return tuple({one.prepare: one for one in reversed(steps) if one.prepare}.values())


def _plan(
    outline: tuple[Piece, ...],
    manuscript: Manuscript,
    resolving: Resolving,
    read: Reading,
    state: State,
) -> Plan:
    return Plan(
        edition=resolving.edition,
        outline=outline,
        theme=resolving.theme,
        resolved=resolving.resolved,
        apparatus=resolving.apparatus,
        files=read.pictures,
        modified=state.modified,
        colophon=colophon(resolving.theme, resolving.style, state),
        profile=resolving.profile,
        store=resolving.store,
        intent=output_intent(resolving.edition, Path(manuscript.folder)),
        library=LIBRARY,
        style=hashed(Path(resolving.style)) if resolving.style else None,
    )


OPTIONAL = (Kind.FIGURES, Kind.TABLES, Kind.NOTES, Kind.BIBLIOGRAPHY, Kind.INDEX)
"""Generated pieces that are left out where they would have nothing in them."""


def _present(edition: Edition) -> str:
    return f"present:{edition.name}"


def kinds_present(apparatus: Apparatus) -> Outcome[tuple[Kind, ...]]:
    """Step: which of the optional pieces have something in them."""
    captions = {caption.kind for caption in apparatus.captions}
    full = {
        Kind.FIGURES: "figure" in captions,
        Kind.TABLES: "table" in captions,
        Kind.NOTES: bool(apparatus.notes),
        Kind.BIBLIOGRAPHY: bool(apparatus.bibliography),
        Kind.INDEX: bool(apparatus.index),
    }
    return Outcome(tuple(kind for kind in OPTIONAL if full[kind]))


def filled(
    outline: tuple[Piece, ...], present: tuple[Kind, ...], edition: Edition
) -> tuple[Piece, ...]:
    """The outline without generated pieces that would have nothing in them.

    ``present`` is the value of a step `kinds_present`.
    """
    return tuple(piece for piece in outline if not _empty(piece, present, edition))


def _empty(piece: Piece, present: tuple[Kind, ...], edition: Edition) -> bool:
    """Whether a generated piece would have nothing in it."""
    elsewhere = piece.kind is Kind.NOTES and not _at_the_end(edition)
    return elsewhere or (piece.kind in OPTIONAL and piece.kind not in present)


def _at_the_end(edition: Edition) -> bool:
    """Whether the notes stand together at the end of the book."""
    return edition.notes_place == "endnotes"


def with_edition(manuscript: Manuscript, names: tuple[str, ...]) -> tuple[Edition, ...]:
    """The editions asked for, in the order of book.yaml; all if none is named."""
    return tuple(e for e in manuscript.editions if not names or e.name in names)


def needed(edition: Edition) -> tuple[str, ...]:
    """The names of the editions that an edition is made with."""
    return FORMATS[edition.format].needs(edition)


def with_needed(manuscript: Manuscript, names: tuple[str, ...]) -> tuple[Edition, ...]:
    """The editions asked for, and those that they need, in the order of book.yaml."""
    known = {edition.name: edition for edition in manuscript.editions}
    waiting = list(with_edition(manuscript, names))
    found = {edition.name for edition in waiting}
    while waiting:
        more = [known[name] for name in needed(waiting.pop()) if name in known.keys() - found]
        waiting += more
        found |= {edition.name for edition in more}
    return tuple(edition for name, edition in known.items() if name in found)
