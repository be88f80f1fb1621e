"""Which themes there are, for those who choose one: name, description, picture."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from publish.diagnostics import Diagnostic, Outcome
from publish.themes import folders
from publish.themes.folders import HOUSE, SETTINGS
from publish.themes.settings import read

PICTURE = "picture.png"
"""In a theme's folder: what two of its pages look like."""


@dataclass(frozen=True)
class Listed:
    """A theme as it is chosen from a list."""

    name: str
    description: str
    """One line; empty where the theme does not say."""
    extends: str
    """The theme that it is based on; empty for the house theme."""
    folder: str
    """Its files: a shipped one's absolute path, of a book's own one ``styles/NAME``."""
    picture: str
    """The path of its picture; empty where it has none."""


def listed(own: Path | None) -> Outcome[tuple[Listed, ...]]:
    """All themes by name; ``own`` is the book's ``styles/``, whose themes hide those shipped.

    Diagnostics: THM002 for a book's own ``theme.yaml`` that is not right.
    """
    found: list[Diagnostic] = []
    themes = []
    for name in folders.names(own):
        layer = next(folders.candidates(name, own))
        shipped = layer.folder.parent == folders.shipped()
        shown = str(layer.folder) if shipped else layer.shown
        settings = read(layer.file(SETTINGS), layer.name_of(layer.file(SETTINGS)))
        found += settings.diagnostics
        base = settings.value.extends or ("" if shipped and name == HOUSE else HOUSE)
        picture = f"{shown}/{PICTURE}" if layer.file(PICTURE).is_file() else ""
        themes.append(Listed(name, settings.value.description, base, shown, picture))
    return Outcome(tuple(themes), tuple(found))
