"""references.yaml on disk: which file it is, and what is written to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from publish.config import load
from publish.diagnostics import Diagnostic, Report, Span, diagnose
from publish.pipeline.allowed import in_force
from publish.pipeline.files import relative, write_whole

_YAML = (".yaml", ".yml")


@dataclass(frozen=True)
class Shelf:
    """A file of references in CSL YAML, as it stands."""

    path: Path
    shown: str
    """As diagnostics name it."""
    text: str

    def write(self, text: str) -> None:
        """Put ``text`` in the file's place, whole or not at all. Raises OSError."""
        write_whole(self.path, text.encode())


def shelves(path: str | Path) -> tuple[tuple[Shelf, ...], Report]:
    """The files of references in CSL YAML that the manuscript at ``path`` names, in their order.

    The report has the errors of book.yaml that keep one from being found, and files that are no
    text. Nothing else is looked at.
    """
    loaded = load(path)
    if loaded.value is None:
        return (), Report.of(loaded.diagnostics)
    root = Path(loaded.value.root)
    found: list[Shelf] = []
    problems: list[Diagnostic] = []
    for file in loaded.value.references:
        place = Path(file.path)
        if place.suffix.lower() in _YAML:
            shown = relative(place, root)
            try:
                found.append(Shelf(place, shown, place.read_bytes().decode("utf-8-sig")))
            except UnicodeDecodeError as error:
                byte = f"0x{error.object[error.start]:02x}"
                problems.append(diagnose("SRC005", Span(shown), path=shown, byte=byte))
    ruled = in_force(loaded.diagnostics, loaded.value.rulings, frozenset())
    return tuple(found), Report.of([*Report.of(ruled).errors, *problems])
