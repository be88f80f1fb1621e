"""The graphics state (ISO 32000-2, 8.4), as far as what is painted depends on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pikepdf import Array, Dictionary, Name, PdfError, Stream

from publish.preflight.colours import BLACK, Colour, Space, space_of
from publish.preflight.fonts import Font
from publish.preflight.geometry import IDENTITY, Box, Matrix


@dataclass(slots=True)
class State:
    """What ``q`` keeps and ``Q`` brings back."""

    clip: Box
    matrix: Matrix = IDENTITY
    fill: Colour = BLACK
    stroke: Colour = BLACK
    width: float = 1.0
    font: Font | None = None
    size: float = 1.0
    between: float = 0.0
    """After each character."""
    between_words: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    overprint: bool = False
    overprint_stroke: bool = False

    def copy(self) -> State:
        return State(
            self.clip, self.matrix, self.fill, self.stroke, self.width, self.font, self.size,
            self.between, self.between_words, self.stretch, self.leading, self.rise, self.mode,
            self.overprint, self.overprint_stroke,
        )  # fmt: skip


@dataclass(frozen=True)
class Setting:
    """What an external graphics state sets; None where it sets nothing."""

    width: float | None = None
    font: tuple[Font, float] | None = None
    overprint: bool | None = None
    overprint_stroke: bool | None = None
    see_through: tuple[str, ...] = ()

    def apply(self, state: State) -> None:
        if self.width is not None:
            state.width = self.width
        if self.font is not None:
            state.font, state.size = self.font
        if self.overprint is not None:
            state.overprint = self.overprint
        if self.overprint_stroke is not None:
            state.overprint_stroke = self.overprint_stroke


FontOf = Callable[[Any], Font]


class Resources:
    """The resources of one content stream; each is looked at once."""

    def __init__(self, dictionary: Any, font_of: FontOf) -> None:
        self.dictionary = dictionary if isinstance(dictionary, Dictionary) else Dictionary()
        self._font_of = font_of
        self._fonts: dict[str, Font | None] = {}
        self._settings: dict[str, Setting] = {}
        self._spaces: dict[str, Space] = {}

    def named(self, kind: str, name: str) -> Any:
        """The resource of that name; None where there is none."""
        group = self.dictionary.get(kind)
        return group.get(name) if isinstance(group, Dictionary) else None

    def font(self, name: str) -> Font | None:
        if name not in self._fonts:
            found = self.named("/Font", name)
            self._fonts[name] = self._font_of(found) if isinstance(found, Dictionary) else None
        return self._fonts[name]

    def setting(self, name: str) -> Setting:
        if name not in self._settings:
            found = self.named("/ExtGState", name)
            known = isinstance(found, Dictionary)
            self._settings[name] = _setting(found, self._font_of) if known else Setting()
        return self._settings[name]

    def space(self, value: Any) -> Space:
        """The colour space that an array or a name means here, which may be given as text."""
        if not isinstance(value, (str, Name)):
            return space_of(value, self.dictionary.get("/ColorSpace"))
        name = str(value)
        if name not in self._spaces:
            self._spaces[name] = space_of(Name(name), self.dictionary.get("/ColorSpace"))
        return self._spaces[name]


ResourcesOf = Callable[[Any], Resources]
"""The resources that a dictionary holds."""


def _setting(found: Any, font_of: FontOf) -> Setting:
    width, font = found.get("/LW"), found.get("/Font")
    stroke = found.get("/OP")
    fill = found.get("/op", stroke)
    return Setting(
        width=None if width is None else float(width),
        font=_font(font, font_of),
        overprint=None if fill is None else bool(fill),
        overprint_stroke=None if stroke is None else bool(stroke),
        see_through=tuple(_see_through(found)),
    )


def _font(value: Any, font_of: FontOf) -> tuple[Font, float] | None:
    if isinstance(value, Array) and len(value) == 2 and isinstance(value[0], Dictionary):
        return font_of(value[0]), float(value[1])
    return None


def _see_through(found: Any) -> list[str]:
    """By what an external graphics state lets something shine through."""
    reasons = []
    if any(float(found.get(key, 1)) < 1 for key in ("/ca", "/CA")):
        reasons.append("opacity below 1")
    blend = found.get("/BM", Name.Normal)
    modes = list(blend) if isinstance(blend, Array) else [blend]
    if modes and str(modes[0]) not in ("/Normal", "/Compatible"):
        reasons.append(f"the blend mode {str(modes[0])[1:]}")
    if isinstance(found.get("/SMask"), Dictionary):
        reasons.append("a soft mask")
    return reasons


def stream_matrix(stream: Any) -> Matrix:
    """The matrix of a form."""
    value = stream.get("/Matrix")
    if isinstance(value, Array) and len(value) == 6:
        a, b, c, d, e, f = (float(one) for one in value)
        return (a, b, c, d, e, f)
    return IDENTITY


def readable(stream: Any) -> bool:
    """Whether the data of a stream can be had."""
    try:
        stream.read_bytes()
    except (PdfError, AttributeError):
        return False
    return isinstance(stream, Stream)
