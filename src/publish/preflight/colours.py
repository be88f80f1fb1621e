"""Colour spaces, as far as printers tell them apart (ISO 32000-2, 8.6)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Stream

_DEEP = 8
"""Colour spaces stand in one another, in a sound file three deep at most."""


class Family(StrEnum):
    """What colours are made of."""

    GREY = "grey"
    RGB = "RGB"
    CMYK = "CMYK"
    LAB = "Lab"
    SPOT = "spot"
    PATTERN = "pattern"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space. ``device`` where only the printing machine says what its numbers mean."""

    family: Family
    components: int
    device: bool = False
    spots: tuple[str, ...] = ()
    """Names of inks beside the four."""
    profiled: bool = False
    """Whether an ICC profile says what its numbers mean."""


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour in use; ``values`` are empty where it is a pattern's."""

    space: Space
    values: tuple[float, ...] = ()

    @property
    def neutral(self) -> bool:
        """Whether it is a shade of grey, in which inks it may ever be mixed."""
        family, values = self.space.family, self.values
        if family is Family.RGB and len(values) == 3:
            return max(values) - min(values) < 0.01
        if family is Family.CMYK and len(values) == 4:
            return max(values[:3]) - min(values[:3]) < 0.01
        return family is Family.GREY or (family is Family.SPOT and self.space.spots == ("Black",))

    @property
    def black(self) -> bool:
        """Whether it is black alone, and all of it."""
        family, values = self.space.family, self.values
        if family is Family.GREY:
            return values == (0.0,)
        if family is Family.CMYK:
            return values == (0.0, 0.0, 0.0, 1.0)
        return family is Family.RGB and values == (0.0, 0.0, 0.0)

    @property
    def white(self) -> bool:
        family, values = self.space.family, self.values
        if family in (Family.GREY, Family.RGB):
            return bool(values) and min(values) >= 1.0
        return family in (Family.CMYK, Family.SPOT) and bool(values) and max(values) <= 0.0

    @property
    def ink(self) -> float:
        """Per cent of ink, of colours whose inks are known: 0 of others."""
        if self.space.family is Family.CMYK:
            return 100 * sum(self.values)
        if self.space.family is Family.GREY and self.values:
            return 100 * (1 - self.values[0])
        return 0.0


GREY = Space(Family.GREY, 1, device=True)
RGB = Space(Family.RGB, 3, device=True)
CMYK = Space(Family.CMYK, 4, device=True)
PATTERN = Space(Family.PATTERN, 0)
UNKNOWN = Space(Family.UNKNOWN, 1)
BLACK = Colour(GREY, (0.0,))

_NAMED = {
    "/DeviceGray": GREY, "/G": GREY, "/DeviceRGB": RGB, "/RGB": RGB, "/DeviceCMYK": CMYK,
    "/CMYK": CMYK, "/Pattern": PATTERN, "/CalCMYK": CMYK,
}  # fmt: skip
_DEFAULTS = {
    "/DeviceGray": "/DefaultGray",
    "/DeviceRGB": "/DefaultRGB",
    "/DeviceCMYK": "/DefaultCMYK",
}
_BY_COUNT = {1: Family.GREY, 3: Family.RGB, 4: Family.CMYK}
_CALIBRATED = {"/CalGray": (Family.GREY, 1), "/CalRGB": (Family.RGB, 3), "/Lab": (Family.LAB, 3)}
_PROCESS = frozenset({"Cyan", "Magenta", "Yellow", "Black", "None", "All"})


def start(space: Space) -> Colour:
    """The colour that holds until one is chosen: black, or no colour of an ink's space."""
    if space.family is Family.CMYK:
        return Colour(space, (0.0, 0.0, 0.0, 1.0))
    if space.family is Family.SPOT:
        return Colour(space, (1.0,) * space.components)
    return Colour(space, (0.0,) * space.components)


def space_of(value: Any, named: Any = None, depth: int = 0) -> Space:
    """The space that a colour space object means.

    ``named`` is the dictionary of colour spaces of the resources, for names and for the defaults
    that stand in for the spaces of the device.
    """
    if depth > _DEEP:
        return UNKNOWN
    if isinstance(value, Name):
        return _by_name(str(value), named, depth)
    if isinstance(value, Array) and len(value):
        return _by_array(value, named, depth)
    return UNKNOWN


def _by_name(name: str, named: Any, depth: int) -> Space:
    spaces = named if isinstance(named, Dictionary) else None
    if name in _NAMED:
        instead = spaces.get(_DEFAULTS.get(name, "/-")) if spaces is not None else None
        return _NAMED[name] if instead is None else space_of(instead, None, depth + 1)
    return space_of(spaces.get(name), spaces, depth + 1) if spaces is not None else UNKNOWN


def _by_array(array: Array, named: Any, depth: int) -> Space:
    kind = str(array[0])
    if len(array) == 1:
        return space_of(array[0], named, depth + 1)
    if kind in _CALIBRATED:
        family, components = _CALIBRATED[kind]
        return Space(family, components)
    if kind == "/ICCBased" and isinstance(array[1], Stream):
        count = int(array[1].get("/N", 0))
        return Space(_BY_COUNT.get(count, Family.UNKNOWN), count, profiled=True)
    if kind in ("/Indexed", "/I"):
        return space_of(array[1], named, depth + 1)
    if kind == "/Pattern":
        return PATTERN
    if kind in ("/Separation", "/DeviceN"):
        return _inks(array[1], array[2] if len(array) > 2 else None, named, depth)
    return UNKNOWN


def _inks(names: Object | Any, instead: Any, named: Any, depth: int) -> Space:
    inks = [str(n)[1:] for n in names] if isinstance(names, Array) else [str(names)[1:]]
    spots = tuple(ink for ink in inks if ink not in _PROCESS)
    if not spots and set(inks) <= {"Black", "None"}:
        spots = ("Black",)
    device = space_of(instead, named, depth + 1).device
    return Space(Family.SPOT, len(inks), device=device, spots=spots)
