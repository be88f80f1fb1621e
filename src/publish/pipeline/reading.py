"""What of a manuscript all editions share: steps that read its files, each by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from publish.diagnostics import Diagnostic
from publish.editions import FORMATS
from publish.model import File, Manuscript, Step
from publish.pipeline.allowed import allowances_of
from publish.pipeline.files import hashed, relative
from publish.pipeline.survey import descriptions, survey
from publish.resolve import check_conditions
from publish.source import (
    check_references,
    cited_keys,
    read_chapter,
    read_description,
    read_library,
)

LIBRARY = "library"
_LIBRARY = 4
"""It takes as long as a chapter's way to its citations, and all chapters' wait for both."""


@dataclass(frozen=True)
class Reading:
    """The steps that read the manuscript, which all editions share."""

    steps: tuple[Step, ...]
    parsed: Mapping[str, str]
    """Piece id → the step whose value is its `Chapter`."""
    allowed: tuple[str, ...]
    """The steps whose values are what each file allows."""
    pictures: Mapping[str, File]
    problems: Mapping[str, str]
    """Path of a picture → why it cannot be used, or empty."""
    described: Mapping[str, str]
    """Path of a picture → the step whose value is its long description."""
    inputs: tuple[File, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


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
    library = Step(LIBRARY, read_library, (), references, ("pandoc",), length=_LIBRARY)
    cited = tuple(
        Step(f"cited:{piece}", cited_keys, (source,), (_language(manuscript),))
        for piece, source in parsed.items()
    )
    listed = sorted({key for edition in manuscript.editions for key, _ in edition.nocite})
    used = (LIBRARY, *(step.name for step in cited))
    checked = Step("references", check_references, used, (tuple(listed),))
    pictures, problems = survey(folder)
    found, orphans = descriptions(folder, root, problems)
    files = {picture: (_read(path), relative(path, root)) for picture, path in found.items()}
    described = {
        picture: Step(f"describe:{picture}", read_description, (), file, ("pandoc",))
        for picture, file in files.items()
    }
    texts = (*chapters, *described.values())
    allowed = tuple(_allowances(step) for step in texts)
    return Reading(
        steps=(*texts, *allowed, *conditions, library, *cited, checked),
        parsed=parsed,
        allowed=tuple(step.name for step in allowed),
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


def _allowances(text: Step) -> Step:
    """What a file allows, apart from the file: a report needs no chapter whole."""
    name = f"allowed:{text.name.partition(':')[2]}"
    return Step(name, allowances_of, (text.name,), (), (), "", text.chapter)


def _language(manuscript: Manuscript) -> str:
    """The language of all editions; empty where they differ."""
    languages = {edition.metadata.language for edition in manuscript.editions}
    return languages.pop() if len(languages) == 1 else ""


def _names(manuscript: Manuscript) -> Mapping[str, tuple[str, ...]]:
    """What conditions may name."""
    editions = tuple(edition.name for edition in manuscript.editions)
    return {"edition": editions, "format": tuple(name for name, one in FORMATS.items() if one.text)}


def _read(path: Path) -> File:
    """A file that cannot be read has no hash; the step that reads it will say why."""
    try:
        return hashed(path)
    except OSError:
        return File(str(path), "")
