"""What a build finds: the manuscript's files, the themes, the program and its libraries.

Files are told by name, size and time of change alone, which takes no reading: whoever relies on
what is in them reads them besides.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from publish.config.files import Folder
from publish.pipeline.program import pango, root
from publish.pipeline.state import state, written_here
from publish.store import digest, dump
from publish.themes.folders import shipped

_PANDOC = "PYPANDOC_PANDOC"
"""What names the pandoc to be taken, for pypandoc."""
_INSTALLED = (".dist-info", ".egg-info")
"""The folders of installed packages, whose names tell the versions."""


def surroundings(folder: Folder, environment: Mapping[str, str]) -> str:
    """A digest of all that can make one build of a book come out other than the last.

    Raises OSError where a folder cannot be read.
    """
    now = state(folder.path, environment)
    own = (*_manuscript(folder), *_files(folder.root / "styles"))
    program = (*_program(), *_files(shipped()))
    tools = (sys.version, pango(), *_packages(), *_programs(environment))
    book = (str(folder.path), now.modified, now.revision)
    return digest(dump((book, own, program, tools)))


@cache
def installation() -> str:
    """A digest of the program with all that comes with it, and of what is installed."""
    return digest(dump((_program(), tuple(_files(shipped())), _packages(), sys.version)))


def told(folder: Path) -> tuple[str, ...]:
    """The files below a folder as they are now."""
    return tuple(_files(folder))


def _manuscript(folder: Folder) -> Iterator[str]:
    """The files of the manuscript's folder, which may be the root of the book."""
    return _files(folder.path, but=written_here if folder.path.name != "manuscript" else None)


def _files(folder: Path, but: Callable[[Sequence[str]], bool] | None = None) -> Iterator[str]:
    """What is told of each file below ``folder``, without hidden ones.

    ``but`` says of a path's parts that it is left out; what builds write is not even looked into.
    """
    for place, folders, names in os.walk(folder):
        parts = Path(place).relative_to(folder).parts

        def seen(name: str, parts: Sequence[str] = parts) -> bool:
            apart = name.startswith(".") or name == "__pycache__"
            return not apart and not (but and but((*parts, name)))

        folders[:] = filter(seen, sorted(folders))
        yield from (told_of(f"{place}/{name}") for name in sorted(filter(seen, names)))


def told_of(path: str) -> str:
    """What is told of a file."""
    try:
        about = os.stat(path)  # noqa: PTH116 - there are a thousand of them
    except OSError:  # a link that leads nowhere
        return path
    return f"{path} {about.st_size} {about.st_mtime_ns}"


@cache
def _program() -> tuple[str, ...]:
    """The files of this program as they were when it was loaded: it goes on with what it has."""
    return tuple(_files(root()))


@cache
def _packages() -> list[str]:
    """The installed packages with their versions; fonts, citation styles and pandoc are some."""
    places = (Path(place) for place in sys.path if place)
    found = {one.name for place in places if place.is_dir() for one in os.scandir(place)}
    return sorted(name for name in found if name.endswith(_INSTALLED))


def _programs(environment: Mapping[str, str]) -> Iterator[str]:
    """The pandocs that may be taken instead of the one that comes along."""
    named = environment.get(_PANDOC, "")
    on_path = shutil.which("pandoc", path=environment.get("PATH", "")) or ""
    home = Path(environment.get("HOME", "/"))
    for place in (named, on_path, home / "bin/pandoc", home / ".bin/pandoc"):
        yield told_of(str(place))
