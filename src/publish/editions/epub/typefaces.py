"""Which faces of the theme the e-book may carry, and which of them is nearest to what is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from publish.model import File
from publish.themes.theme import Face, Theme

REGULAR, BOLD = 400, 700
Points = tuple[int, ...]
"""Code points, sorted."""


class Role(StrEnum):
    """What a face is for."""

    TEXT = "text"
    """The heads' family has this role, too."""
    MONO = "mono"
    FALLBACK = "fallback"
    """It lends the others characters that they lack."""


@dataclass(frozen=True)
class Cut:
    """A font file to be cut into static fonts of these weights."""

    role: Role
    family: str
    style: str
    weights: tuple[int, ...]
    file: File


def cuts(theme: Theme) -> tuple[Cut, ...]:
    """Regular, italic, bold and bold italic for text and its fallback; regular for code."""
    names = theme.tokens["faces"]
    texts = dict.fromkeys((names["text"], names["head"]))
    chosen = [cut for family in texts for cut in _family(theme.faces, family, Role.TEXT)]
    chosen += _family(theme.faces, names["mono"], Role.MONO)
    chosen += _family(theme.faces, names["fallback"], Role.FALLBACK)
    return tuple(chosen)


def nearest(members: Sequence[Cut], *, italic: bool, bold: bool) -> tuple[Cut, int]:
    """The cut of a family, and its weight, that shows a text; readers slant and embolden the rest.

    Style goes before weight (CSS Fonts 4, 5.2).
    """
    style, wanted = "italic" if italic else "normal", BOLD if bold else REGULAR
    every = [(cut, weight) for cut in members for weight in cut.weights]
    return min(every, key=lambda one: (one[0].style != style, abs(one[1] - wanted)))


def _family(faces: Sequence[Face], family: str, role: Role) -> list[Cut]:
    members = [face for face in faces if face.family == family]
    wanted: dict[tuple[str, File], list[int]] = {}
    for style in ("normal",) if role is Role.MONO else ("normal", "italic"):
        for weight in (REGULAR,) if role is Role.MONO else (REGULAR, BOLD):
            face = next((f for f in members if _shows(f, style, weight)), None)
            if face:
                wanted.setdefault((style, face.file), []).append(weight)
    return [
        Cut(role, family, style, tuple(weights), file) for (style, file), weights in wanted.items()
    ]


def _shows(face: Face, style: str, weight: int) -> bool:
    return face.style == style and face.weights[0] <= weight <= face.weights[1]


def licences(theme: Theme) -> tuple[tuple[str, File], ...]:
    """Family → its licence file, for each family that the e-book may carry."""
    families = {cut.family for cut in cuts(theme)}
    found = {face.family: face.licence for face in theme.faces if face.licence is not None}
    return tuple(sorted((name, file) for name, file in found.items() if name in families))
