"""A manuscript and its editions → steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from publish import themes
from publish.diagnostics import Diagnostic, Span
from publish.editions import FORMATS, Plan
from publish.model import Apparatus, Edition, File, Kind, Manuscript, Piece, Step
from publish.pipeline.colophon import colophon
from publish.pipeline.files import descriptions, hashed, relative, survey
from publish.resolve import Setting, check_characters, check_conditions, resolve_steps
from publish.resolve.styles import find_style, is_note_style
from publish.source import read_chapter, read_description, read_library
from publish.themes.theme import Theme

LIBRARY = "library"


@dataclass(frozen=True)
class Reading:
    """The steps that read the manuscript, which all editions share."""

    steps: tuple[Step, ...]
    parsed: Mapping[str, str]
    """Piece id → the step whose value is its `Chapter`."""
    pictures: Mapping[str, File]
    problems: Mapping[str, str]
    """Path of a picture → why it cannot be used, or empty."""
    described: Mapping[str, str]
    """Path of a picture → the step whose value is its long description."""
    inputs: tuple[File, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Resolving:
    """The steps that resolve one edition, and what they are based on."""

    edition: Edition
    theme: Theme
    steps: tuple[Step, ...]
    resolved: Mapping[str, str]
    apparatus: str
    style: str
    """The path of the citation style."""


def reading(manuscript: Manuscript) -> Reading:
    """Steps for every chapter, for the references, and for the descriptions of pictures."""
    root, folder = Path(manuscript.root), Path(manuscript.folder)
    chapters = tuple(_chapters(manuscript, root, folder))
    parsed = {step.chapter: step.name for step in chapters}
    conditions = (
        Step(f"conditions:{piece}", check_conditions, (source,), (_names(manuscript),))
        for piece, source in parsed.items()
    )
    references = tuple((file, relative(file.path, root)) for file in manuscript.references)
    library = Step(LIBRARY, read_library, (), references, ("pandoc",))
    pictures, problems = survey(folder)
    found, orphans = descriptions(folder, root, problems)
    files = {picture: (_read(path), relative(path, root)) for picture, path in found.items()}
    described = {
        picture: Step(f"describe:{picture}", read_description, (), file, ("pandoc",))
        for picture, file in files.items()
    }
    return Reading(
        steps=(*chapters, *conditions, library, *described.values()),
        parsed=parsed,
        pictures=pictures,
        problems=problems,
        described={picture: step.name for picture, step in described.items()},
        inputs=(
            *(step.parameters[1] for step in chapters),
            *dict.fromkeys(file for file, _ in files.values()),
            *manuscript.references,
        ),
        diagnostics=orphans,
    )


def _chapters(manuscript: Manuscript, root: Path, folder: Path) -> Iterator[Step]:
    """A step a file; a missing one has been reported with book.yaml."""
    for piece in manuscript.outline:
        path = folder / (piece.path or "")
        if piece.path is not None and path.is_file():
            given = (piece, _read(path), relative(path, root))
            yield Step(f"parse:{piece.id}", read_chapter, (), given, ("pandoc",), "", piece.id)


def _names(manuscript: Manuscript) -> Mapping[str, tuple[str, ...]]:
    """What conditions may name."""
    editions = tuple(edition.name for edition in manuscript.editions)
    return {"edition": editions, "format": tuple(FORMATS)}


def _read(path: Path) -> File:
    """A file that cannot be read has no hash; the step that reads it will say why."""
    try:
        return hashed(path)
    except OSError:
        return File(str(path), "")


def resolving(
    manuscript: Manuscript, edition: Edition, read: Reading
) -> tuple[Resolving | None, tuple[Diagnostic, ...]]:
    """The steps that resolve the manuscript for ``edition``; None if it cannot be begun."""
    root, folder = Path(manuscript.root), Path(manuscript.folder)
    book = relative(folder / "book.yaml", root)
    places = edition.places
    theme = themes.load(edition.theme, root / "styles", places.get("theme", Span(book)))
    style = find_style(
        edition.citation_style, str(folder), places.get("citation-style", Span(book))
    )
    problems = (*theme.diagnostics, *style.diagnostics)
    if theme.value is None or style.value is None:
        return None, problems
    setting = Setting(
        edition=edition.name,
        format=edition.format,
        language=edition.metadata.language,
        notes_number=edition.notes_number,
        note_series=edition.note_series,
        words=_words(theme.value, edition.metadata.language),
        style=hashed(Path(style.value)),
        note_style=is_note_style(style.value),
        has_bibliography=any(p.kind is Kind.BIBLIOGRAPHY for p in manuscript.outline),
    )
    made = resolve_steps(
        setting, manuscript.outline, read.parsed, LIBRARY, read.problems, read.described
    )
    covered = themes.characters(theme.value)
    checks = tuple(
        Step(f"characters:{edition.name}:{piece}", check_characters, (source,), (covered,))
        for piece, source in (*read.parsed.items(), *read.described.items())
    )
    steps = (*made.steps, *checks)
    resolved = made.resolved, made.apparatus
    return Resolving(edition, theme.value, steps, *resolved, style.value), problems


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


def making(
    manuscript: Manuscript,
    resolving: Resolving,
    read: Reading,
    apparatus: Apparatus,
    modified: int,
) -> tuple[tuple[Step, ...], str]:
    """The steps that make an edition of what has been resolved, and the name of the last."""
    edition = resolving.edition
    outline = tuple(p for p in manuscript.outline if not _empty(p, apparatus, edition))
    plan = Plan(
        edition=edition,
        outline=outline,
        theme=resolving.theme,
        resolved=resolving.resolved,
        apparatus=resolving.apparatus,
        files=read.pictures,
        modified=modified,
        colophon=colophon(resolving.theme, resolving.style, modified),
    )
    return FORMATS[edition.format].steps(plan), plan.product


def _empty(piece: Piece, apparatus: Apparatus, edition: Edition) -> bool:
    """Whether a generated piece would have nothing in it."""
    kinds = {caption.kind for caption in apparatus.captions}
    return (
        (piece.kind is Kind.FIGURES and "figure" not in kinds)
        or (piece.kind is Kind.TABLES and "table" not in kinds)
        or (piece.kind is Kind.NOTES and not (apparatus.notes and _at_the_end(edition)))
        or (piece.kind is Kind.BIBLIOGRAPHY and not apparatus.bibliography)
        or (piece.kind is Kind.INDEX and not apparatus.index)
    )


def _at_the_end(edition: Edition) -> bool:
    """Whether the notes stand together at the end of the book."""
    return edition.notes_place == "endnotes"


def with_edition(manuscript: Manuscript, names: tuple[str, ...]) -> tuple[Edition, ...]:
    """The editions asked for, in the order of book.yaml; all if none is named."""
    return tuple(e for e in manuscript.editions if not names or e.name in names)
