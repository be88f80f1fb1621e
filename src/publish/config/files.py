"""The files that book.yaml names: inside the manuscript folder, there, and what they hold."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Outcome, Span, diagnose, nearest
from publish.model import File

if TYPE_CHECKING:
    from publish.config.reading import Text

BOOK = "book.yaml"

_REFERENCES = (".yaml", ".yml", ".json", ".bib", ".ris", ".xml")
"""The kinds of reference files that are read."""


@dataclass(frozen=True)
class Folder:
    """The manuscript folder."""

    path: Path
    """Absolute."""
    root: Path
    """Absolute; diagnostics name files from here."""

    def shown(self, path: str) -> str:
        """How diagnostics name the file ``path`` of this folder."""
        return (self.path / path).relative_to(self.root).as_posix()

    def within(self, name: Text) -> Outcome[str | None]:
        """The path ``name`` relative to the folder; None if it leads out of it."""
        path = posixpath.normpath(name)
        place = self.path / path
        try:
            inside = place.resolve().is_relative_to(self.path)
            place.is_file()  # the system, too, has to accept the name
        except (OSError, RuntimeError, ValueError) as error:
            # A name that is too long, links in a circle, a null character.
            return Outcome(None, (_unreadable(name, error, name.span),))
        if PurePosixPath(path).is_absolute() or not inside:
            return Outcome(None, (diagnose("CFG011", name.span, path=str(name)),))
        return Outcome(path)

    def find(self, name: Text) -> Outcome[str | None]:
        """The path of the file ``name``, relative to the folder; None if it cannot be used."""
        within = self.within(name)
        if within.value is None or (self.path / within.value).is_file():
            return within
        if self.has_folder(name):
            problem, hint = "it is a folder", "Name the files in it, each by its path."
            return Outcome(None, (diagnose("SRC004", name.span, hint, path=name, problem=problem),))
        near = nearest(within.value, self._like(within.value))
        hint = f"Did you mean “{near}”?" if near else "Write it, or remove it from book.yaml."
        return Outcome(None, (diagnose("SRC001", name.span, path=str(name), advice=hint),))

    def has_folder(self, name: str) -> bool:
        """Whether ``name`` is a folder in this one."""
        try:
            return bool(name) and (self.path / name).is_dir()
        except OSError:  # the system does not accept the name
            return False

    def markdown(self, folders: Iterable[str] = ("",)) -> tuple[str, ...]:
        """The manuscript files that stand in ``folders``, sorted.

        Descriptions of pictures (``.desc.md``) and README files are not of the manuscript.
        """
        found = (
            entry.relative_to(self.path).as_posix()
            for folder in folders
            for entry in (self.path / folder).glob("*.md")
            if entry.is_file() and not entry.name.startswith(".")
        )
        return tuple(sorted(path for path in set(found) if not _apart(path)))

    def _like(self, path: str) -> Iterator[str]:
        """The files that could have been meant by ``path``: same kind, folder or top level."""
        for folder in {"", posixpath.dirname(path)}:
            for entry in sorted((self.path / folder).glob(f"*{PurePosixPath(path).suffix}")):
                if entry.is_file():
                    yield entry.relative_to(self.path).as_posix()


def locate(path: str | Path) -> Folder | None:
    """The manuscript folder that ``path`` means, and its root; None if it holds no book.yaml."""
    place = Path(path).resolve()
    folder = place.parent if place.name == BOOK else place
    if not (folder / BOOK).is_file():
        return None
    return Folder(folder, folder.parent if folder.name == "manuscript" else folder)


def references(folder: Folder, names: Iterable[Text]) -> Outcome[tuple[File, ...]]:
    """The files of references that are there and of a known kind."""
    files: list[File] = []
    problems: list[Diagnostic] = []
    for name in names:
        if PurePosixPath(name).suffix.lower() not in _REFERENCES:
            hint = "Use a file that ends in .yaml, .json, .bib, .ris or .xml."
            problems.append(diagnose("CFG010", name.span, path=str(name), advice=hint))
            continue
        found = folder.find(name)
        problems += found.diagnostics
        if found.value is not None:
            content = read(folder.path / found.value, str(name), name.span)
            problems += content.diagnostics
            if content.value is not None:
                path = str(folder.path / found.value)
                files.append(File(path, sha256(content.value).hexdigest()))
    return Outcome(tuple(files), tuple(problems))


def read(path: Path, shown: str, span: Span) -> Outcome[bytes | None]:
    """What the file ``path`` holds; None, with the system's reason, if it cannot be read."""
    try:
        return Outcome(path.read_bytes())
    except OSError as error:
        return Outcome(None, (_unreadable(shown, error, span),))


def _unreadable(shown: str, error: Exception, span: Span) -> Diagnostic:
    problem = error.strerror if isinstance(error, OSError) else None
    return diagnose("SRC004", span, path=shown, problem=(problem or str(error)).lower())


def _apart(path: str) -> bool:
    name = PurePosixPath(path).name.lower()
    return name.endswith(".desc.md") or name == "readme.md"
