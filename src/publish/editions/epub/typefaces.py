"""Which faces of the theme the e-book carries, and for which characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from publish.model import File
from publish.themes.theme import Face, Theme

REGULAR, BOLD = 400, 700


class Role(StrEnum):
    """What a face is for, and so which characters it needs."""

    TEXT = "text"
    """The whole book's characters; the heads' family has this role, too."""
    MONO = "mono"
    """Those that stand in code."""
    FALLBACK = "fallback"
    """Those that the faces for text and code lack."""


@dataclass(frozen=True)
class Cut:
    """A font file to be cut: into static fonts of these weights, for these characters."""

    role: Role
    family: str
    style: str
    weights: tuple[int, ...]
    file: File
    beyond: tuple[tuple[Role, File], ...] = ()
    """The files whose missing characters a fallback has."""


def cuts(theme: Theme) -> tuple[Cut, ...]:
    """Regular, italic, bold and bold italic for text and its fallback; regular for code."""
    names = theme.tokens["faces"]
    texts = dict.fromkeys((names["text"], names["head"]))
    chosen = [cut for family in texts for cut in _family(theme.faces, family, Role.TEXT)]
    chosen += _family(theme.faces, names["mono"], Role.MONO)
    beyond = tuple(dict.fromkeys((cut.role, cut.file) for cut in chosen if _upright(cut)))
    chosen += _family(theme.faces, names["fallback"], Role.FALLBACK, beyond)
    return tuple(chosen)


def _upright(cut: Cut) -> bool:
    return cut.style == "normal" and REGULAR in cut.weights


def _family(
    faces: Sequence[Face], family: str, role: Role, beyond: tuple[tuple[Role, File], ...] = ()
) -> list[Cut]:
    members = [face for face in faces if face.family == family]
    wanted: dict[tuple[str, File], list[int]] = {}
    for style in ("normal",) if role is Role.MONO else ("normal", "italic"):
        for weight in (REGULAR,) if role is Role.MONO else (REGULAR, BOLD):
            face = next((f for f in members if _shows(f, style, weight)), None)
            if face:
                wanted.setdefault((style, face.file), []).append(weight)
    return [
        Cut(role, family, style, tuple(weights), file, beyond)
        for (style, file), weights in wanted.items()
    ]


def _shows(face: Face, style: str, weight: int) -> bool:
    return face.style == style and face.weights[0] <= weight <= face.weights[1]


def licences(theme: Theme) -> tuple[tuple[str, File], ...]:
    """Family → its licence file, for each family that the e-book may carry."""
    families = {cut.family for cut in cuts(theme)}
    found = {face.family: face.licence for face in theme.faces if face.licence is not None}
    return tuple(sorted((name, file) for name, file in found.items() if name in families))
