"""Products → artefacts and their manifest, on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from publish.config import file_name
from publish.diagnostics import NOWHERE, diagnose
from publish.model import Artefact, Edition, File, Product
from publish.pipeline.files import hashed, relative, write_whole
from publish.pipeline.inspecting import tracing_step
from publish.pipeline.manifest import MANIFEST, write_manifest
from publish.pipeline.plan import Resolving
from publish.pipeline.session import Session
from publish.preflight.ebooks.placing import Note, note_path, written


@dataclass(frozen=True)
class Written:
    """What is written now."""

    artefacts: tuple[Artefact, ...]
    manifest: str | None = None
    """Its path; None where something could not be written."""
    files: tuple[File, ...] = ()
    """All that was written, and all that it was made of."""


def write_artefacts(
    work: Session, products: dict[str, Product], output: str | Path | None
) -> Written:
    """Write artefacts and manifest; what cannot be written is reported."""
    root = Path(work.manuscript.root)
    folder = Path(output) if output is not None else root / "build"
    manifest = folder / MANIFEST
    artefacts: list[Artefact] = []
    files: list[Path] = [manifest]
    inputs: dict[str, tuple[File, ...]] = {}
    images = _images(work)
    try:
        for one in (one for one in work.resolvings if one.edition.name in work.asked):
            product = products[one.edition.name]
            target = folder / file_name(one.edition)
            write_whole(target, product.content)
            files += _note(work, one.edition.name, target, product)
            artefacts.append(_artefact(one.edition, target, root, product))
            inputs[one.edition.name] = _inputs(work, one, product, images)
        files += write_manifest(manifest, artefacts, inputs, root)
    except OSError as error:
        place = relative(str(error.filename or folder), root)
        problem = (error.strerror or str(error)).lower()
        work.diagnostics.append(diagnose("BLD001", NOWHERE, path=place, problem=problem))
        return Written(tuple(artefacts))
    known = dict.fromkeys(file for files in inputs.values() for file in files)
    whole = (*known, *map(hashed, files))
    return Written(tuple(artefacts), relative(manifest, root), whole)


def _note(work: Session, edition: str, target: Path, product: Product) -> Iterator[Path]:
    """Beside an e-book, where its blocks stand in the manuscript: publish preflight asks."""
    step = tracing_step(edition)
    if step in work.runner.records:
        content = written(product.content, Note(edition, work.value(step)))
        write_whole(note_path(target), content)
        yield note_path(target)


def _artefact(edition: Edition, target: Path, root: Path, product: Product) -> Artefact:
    return Artefact(
        edition=edition.name,
        format=edition.format,
        path=relative(target, root),
        sha256=hashlib.sha256(product.content).hexdigest(),
        bytes=len(product.content),
        pages=product.pages,
        extent=product.extent,
    )


def _images(work: Session) -> dict[str, tuple[str, ...]]:
    """Step that resolved a piece → the paths of its pictures.

    Most pieces are the same in all editions, and such are looked at once.
    """
    steps = sorted({name for one in work.resolvings for name in one.shown.values()})
    values = {name: work.runner.records[name].value for name in steps}
    one_of = {value: name for name, value in values.items()}
    images = {value: work.value(name).images for value, name in one_of.items()}
    return {name: images[values[name]] for name in steps}


def _inputs(
    work: Session, one: Resolving, product: Product, images: Mapping[str, tuple[str, ...]]
) -> tuple[File, ...]:
    """Everything that the edition was made from."""
    book = hashed(Path(work.manuscript.folder) / "book.yaml")
    shown = {path for name in one.shown.values() for path in images[name]}
    pictures = [work.read.pictures[path] for path in sorted(shown)]
    faces = [face.file for face in one.theme.faces]
    return (book, *work.read.inputs, *pictures, *faces, *product.inputs)
