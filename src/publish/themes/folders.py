"""Where themes live, and which folders a theme is made of.

A theme is a folder with a ``theme.yaml``; it extends another theme, the house theme unless it
says otherwise. Shipped themes stand in the package, or in the repository from which the package
is run; a book's own stand in its ``styles/``, where loose files extend whatever theme is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HOUSE = "house"
SETTINGS = "theme.yaml"


@dataclass(frozen=True)
class Layer:
    """One folder that a theme is made of; ``shown`` is what diagnostics call it."""

    folder: Path
    shown: str

    def file(self, name: str) -> Path:
        return self.folder / name

    def name_of(self, path: Path) -> str:
        """The path as diagnostics show it."""
        return f"{self.shown}/{path.relative_to(self.folder).as_posix()}"


def headline(path: str) -> str:
    """The comment above a file's rules where several make one stylesheet."""
    return f"/* {path} */"


def shipped() -> Path:
    """The folder of the themes that come with the program."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "styles"
    return installed if installed.is_dir() else package.parents[1] / "styles"


def candidates(name: str, own: Path | None) -> Iterator[Layer]:
    """The folders of that name, the book's own before the shipped one."""
    for parent in (own, shipped()):
        if parent is not None and (parent / name / SETTINGS).is_file():
            yield Layer(parent / name, f"styles/{name}")


def names(own: Path | None) -> list[str]:
    """The names of all themes there are, sorted."""
    parents = [parent for parent in (own, shipped()) if parent is not None and parent.is_dir()]
    return sorted({path.parent.name for parent in parents for path in parent.glob(f"*/{SETTINGS}")})


def loose(own: Path | None) -> tuple[Layer, ...]:
    """The book's ``styles/`` itself, whose files extend whatever theme is used."""
    return (Layer(own, "styles"),) if own is not None and own.is_dir() else ()
