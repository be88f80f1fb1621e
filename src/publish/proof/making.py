"""`proof`: an edition is built, drawn spread by spread, and laid out to be leafed through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from publish import config
from publish.diagnostics import NOWHERE, Diagnostic, Report, diagnose
from publish.model import Artefact, Edition, Manuscript
from publish.pipeline.api import build
from publish.pipeline.files import relative, write_whole
from publish.pipeline.progress import Progress
from publish.proof.leafing import Picture, Shown, leaf
from publish.proof.spreads import Spread, label, sheets, spreads

if TYPE_CHECKING:
    from PIL import Image

    from publish.proof.drawing import Mark, Pages

INDEX = "index.html"
_PICTURES = ("spread-*.png", "sheet-*.png")


@dataclass(frozen=True)
class Proof:
    """A proof on disk: the page to open, or None where the edition could not be built."""

    edition: str
    path: str | None
    spreads: int
    findings: int
    report: Report


def proof(
    path: str | Path = "manuscript",
    edition: str = "",
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Proof:
    """Build an edition of the manuscript at ``path`` and draw it, beside its file.

    Without a name it is the one called print, else the first PDF. Raises ValueError for an
    edition that is no PDF.
    """
    manuscript = config.load(path).value
    name = edition or _usual(manuscript)
    chosen = next((one for one in _pdfs(manuscript) if one.name == name), None)
    if chosen is None and manuscript and any(one.name == name for one in manuscript.editions):
        raise ValueError(f"“{name}” is no PDF edition")
    result = build(path, (name,), jobs=jobs, progress=progress)
    if manuscript is None or chosen is None or not result.artefacts:
        return Proof(name, None, 0, 0, result.report)
    try:
        return _drawn(manuscript, chosen, result.artefacts[0], result.report)
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
        place = relative(str(error.filename or ""), Path(manuscript.root))
        lost = diagnose("BLD001", NOWHERE, path=place, problem=problem)
        return Proof(name, None, 0, 0, Report.of([*result.report, lost]))


def _pdfs(manuscript: Manuscript | None) -> list[Edition]:
    editions = manuscript.editions if manuscript else ()
    return [one for one in editions if config.file_name(one).endswith(".pdf")]


def _usual(manuscript: Manuscript | None) -> str:
    names = [edition.name for edition in _pdfs(manuscript)]
    return "print" if "print" in names or not names else names[0]


def _drawn(manuscript: Manuscript, edition: Edition, made: Artefact, report: Report) -> Proof:
    from publish.proof.drawing import Mark, opened

    root = Path(manuscript.root)
    file = Path(made.path) if Path(made.path).is_absolute() else root / made.path
    folder = file.with_name(f"{file.stem}-proof")
    folder.mkdir(parents=True, exist_ok=True)
    for old in (one for pattern in _PICTURES for one in sorted(folder.glob(pattern))):
        old.unlink()
    found = [one for one in report if one.spot is not None]
    spots = [one.spot for one in found if one.spot is not None]
    marks = [Mark(number, spot.page, spot.box) for number, spot in enumerate(spots, 1)]
    with opened(file.read_bytes()) as pages:
        sided = edition.format == "pdf" and edition.options.get("medium") != "screen"
        parts = spreads(len(pages), sided=sided)
        shown = [_shown(mark, one, parts) for mark, one in zip(marks, found, strict=True)]
        pictures, contacts = _pictures(folder, pages, parts, marks, shown)
        title = edition.metadata.title
        page = leaf(title, edition.name, len(pages), pictures, contacts, shown)
    write_whole(folder / INDEX, page.encode())
    path = relative(folder / INDEX, root)
    return Proof(edition.name, path, len(parts), len(marks), report)


def _shown(mark: Mark, one: Diagnostic, parts: Sequence[Spread]) -> Shown:
    number = next((n for n, spread in enumerate(parts, 1) if mark.page in spread), 0)
    return Shown(mark.number, f"{one.message} ({one.code})", one.hint, str(one.span), number)


def _pictures(
    folder: Path,
    pages: Pages,
    parts: Sequence[Spread],
    marks: Sequence[Mark],
    shown: Sequence[Shown],
) -> tuple[list[Picture], list[str]]:
    """Draw spreads and contact sheets, a sheet's at a time, so that long books fit in memory."""
    from publish.proof.drawing import contact_sheet, png, spread_picture

    labels, made, contacts = pages.labels(), list[Picture](), list[str]()
    for number, sheet in enumerate(sheets(len(parts)), 1):
        drawn: list[Image.Image] = []
        for index in sheet:
            image = spread_picture(pages, parts[index], marks)
            file = f"spread-{index + 1:03}.png"
            write_whole(folder / file, png(image))
            found = tuple(one for one in shown if one.spread == index + 1)
            drawn.append(image)
            made.append(Picture(file, *image.size, label(parts[index], labels), found))
        contacts.append(f"sheet-{number:02}.png")
        write_whole(folder / contacts[-1], png(contact_sheet(drawn)))
    return made, contacts
