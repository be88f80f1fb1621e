"""``publish refs import`` and ``add``: entries from elsewhere into references.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from publish.config import load
from publish.diagnostics import Diagnostic, Outcome, Report, Severity, Span, diagnose
from publish.model import File
from publish.pipeline.files import relative
from publish.references.layout import LayoutError
from publish.references.likeness import Entry
from publish.references.merging import Merge, merge, with_entries
from publish.references.shelving import Shelf, shelves
from publish.source import READERS, Library, read_library

_NO_FILE = "Make one, and name it in book.yaml: references: [references.yaml]"


@dataclass(frozen=True)
class Imported:
    """What became of the entries, and what is wrong."""

    report: Report
    merge: Merge = field(default_factory=Merge)
    target: str = ""
    """The file that they went to."""


def import_file(
    source: Path, manuscript: Path, *, write: bool = True, duplicates: bool = False
) -> Imported:
    """Merge the library file ``source`` into the first CSL YAML file that the manuscript names.

    Entries that cannot be read are named, and the others are merged. Nothing is written without
    ``write``. With ``duplicates``, entries that are probably there already are added, too.
    """
    shown = str(source)
    if source.suffix.lower() not in READERS:
        kinds = ", ".join(READERS)
        hint = f"It can be a file that ends in {kinds}."
        return _failed(diagnose("CFG010", Span(shown), path=shown, advice=hint))
    found = read_library((File(str(source), ""), shown))
    places = found.value.places
    incoming = [(entry, places.get(str(entry["id"]), Span(shown))) for entry in found.value.entries]
    made = add_entries(incoming, manuscript, write=write, duplicates=duplicates)
    return Imported(Report.of([*found.diagnostics, *made.report]), made.merge, made.target)


def add_entries(
    incoming: Iterable[tuple[Entry, Span]],
    manuscript: Path,
    *,
    write: bool = True,
    duplicates: bool = False,
) -> Imported:
    """Merge entries, each with the place it comes from; see `import_file`."""
    files, report = shelves(manuscript)
    if report.errors:
        return Imported(report)
    if not files:
        return _failed(
            diagnose("SRC001", Span("book.yaml"), path="references.yaml", advice=_NO_FILE)
        )
    library = _present(manuscript)
    if any(one.severity is Severity.ERROR for one in library.diagnostics):
        return Imported(Report.of(library.diagnostics))
    present = library.value
    made = merge(present.entries, present.places, incoming, duplicates=duplicates)
    target = files[0]
    complaint = _put(target, made) if write and made.added else None
    return Imported(Report.of([complaint] if complaint else []), made, target.shown)


def _present(manuscript: Path) -> Outcome[Library]:
    """Everything that the manuscript's files of references have, of whatever kind they are."""
    loaded = load(manuscript).value
    if loaded is None:
        return Outcome(Library())
    root = Path(loaded.root)
    return read_library(*((file, relative(file.path, root)) for file in loaded.references))


def _put(target: Shelf, made: Merge) -> Diagnostic | None:
    """Write the file with the entries in it; why it cannot be, if so."""
    span = Span(target.shown)
    try:
        target.write(with_entries(target.text, made.entries))
    except LayoutError as error:
        hint = "Correct the file: nothing has been written."
        return diagnose("REF002", span, problem=str(error), advice=hint)
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
        return diagnose("BLD001", span, path=target.shown, problem=problem)
    return None


def _failed(problem: Diagnostic) -> Imported:
    return Imported(Report.of([problem]))
