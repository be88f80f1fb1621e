"""What draws: the operators that set colours, and the shadings that run from one to another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Object, Operator, Stream

from publish.editions.pdf.inks.palette import Colour, Palette

_SETTING = {"g": 1, "rg": 3, "k": 4, "G": 1, "RG": 3, "K": 4}
"""Operators that set a colour (ISO 32000-2, table 73), and of how many components."""
_FILLING, _STROKING = {1: "g", 4: "k"}, {1: "G", 4: "K"}
_DEVICE = {"/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/G", "/RGB", "/CMYK"}
_COMPONENTS = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}


_BLACK = (0.0, 0.0, 0.0, 1.0)
OVER, CUT = Name.InkOver, Name.InkCut
"""Graphics states in which ink lies over what is below it, or is cut out of that."""
STATES = {
    OVER: Dictionary(Type=Name.ExtGState, OP=False, op=True, OPM=1),
    CUT: Dictionary(Type=Name.ExtGState, OP=False, op=False, OPM=0),
}
"""ISO 32000-2, 8.6.7: with OPM 1 inks of which there is none leave what is below them alone."""


@dataclass
class Drawing:
    """One content stream on its way: which colour spaces are in force, and how it goes on."""

    palette: Palette
    device: dict[str, bool] = field(
        default_factory=lambda: {"scn": True, "SCN": True, "black": False}
    )
    """Whether colours set by `scn` and `SCN` are those of a device; whether what is filled is
    black alone."""
    saved: list[dict[str, bool]] = field(default_factory=list)
    text: bool = False
    over: bool = False
    """Whether ink lies over what is below it, as black text does."""
    overprints: bool = False
    """Whether it ever does."""
    others: bool = False
    """Whether colours of other spaces are left, whose meaning is not known here."""

    def rewritten(self, content: Object | pikepdf.Page) -> bytes:
        """The stream with its colours in the inks."""
        instructions: Any = pikepdf.parse_content_stream(content)
        return pikepdf.unparse_content_stream(
            [new for old in instructions for new in self._instructions(old)]
        )

    def _instructions(self, old: Any) -> Iterator[Any]:
        operator = str(old.operator)
        if operator == "q":
            self.saved.append(dict(self.device))
        elif operator == "Q" and self.saved:
            self.device = self.saved.pop()
        if operator in _SETTING:
            yield self._set(old.operands, stroking=operator.isupper())
            yield from self._overprinting()
        elif operator in ("cs", "CS"):
            yield from self._space(old, "SCN" if operator == "CS" else "scn")
        elif operator in ("sc", "scn", "SC", "SCN") and self._is_device(old):
            yield self._set(old.operands, stroking=operator.isupper())
            yield from self._overprinting()
        elif operator in ("BT", "ET"):
            yield old
            self.text = operator == "BT"
            yield from self._overprinting()
        else:
            yield old

    def _overprinting(self) -> Iterator[Any]:
        """Black text is printed over colours: cut out of them, its edges would show paper."""
        wanted = self.text and self.device["black"]
        if wanted is not self.over:
            self.over = wanted
            self.overprints |= wanted
            yield ContentStreamInstruction([OVER if wanted else CUT], Operator("gs"))

    def _space(self, old: Any, setting: str) -> Iterator[Any]:
        """A device's space is told by the operator that sets the colour; others are kept."""
        name = str(old.operands[0])
        self.device[setting] = name in _DEVICE
        if setting == "scn":
            self.device["black"] = False
        if not self.device[setting]:
            self.others |= name != "/Pattern"
            yield old

    def _is_device(self, old: Any) -> bool:
        setting = "SCN" if str(old.operator).isupper() else "scn"
        numbers = all(isinstance(one, int | float | Decimal) for one in old.operands)
        return self.device[setting] and numbers

    def _set(self, operands: Sequence[Any], *, stroking: bool) -> Any:
        colour = self.palette.of(tuple(float(part) for part in operands))
        if not stroking:
            self.device["black"] = colour == _BLACK
        operator = (_STROKING if stroking else _FILLING)[len(colour)]
        return ContentStreamInstruction(_numbers(colour), Operator(operator))


def _numbers(colour: Colour) -> list[Any]:
    return [int(part) if part == int(part) else Decimal(str(part)) for part in colour]


def shade(shading: Object, palette: Palette) -> None:
    """Make a shading of RGB or CMYK run between the same colours in the inks."""
    space = shading.get(Name.ColorSpace)
    if not isinstance(space, Name) or str(space) not in _COMPONENTS or str(space) == "/DeviceGray":
        return
    if not all(map(_is_simple, _functions(shading))):
        return
    count = _COMPONENTS[str(space)]
    for function in _functions(shading):
        for key, default in ((Name.C0, 0), (Name.C1, 1)):
            parts = tuple(float(part) for part in function.get(key, [default] * count))
            function[key] = Array(_numbers(palette.of(parts)))
    if Name.Background in shading:
        background = tuple(float(part) for part in shading.Background)
        shading.Background = Array(_numbers(palette.of(background)))
    shading.ColorSpace = Name.DeviceGray if palette.grey else Name.DeviceCMYK


def _functions(shading: Object) -> Iterator[Object]:
    """The functions between two colours that a shading is made of (ISO 32000-2, 7.10.3)."""
    open_ = [shading.get(Name.Function)]
    while open_:
        function = open_.pop()
        if isinstance(function, Array):
            open_.extend(function)
        elif isinstance(function, Dictionary | Stream) and Name.Functions in function:
            open_.extend(function.Functions)
        elif function is not None:
            yield function


def _is_simple(function: Object) -> bool:
    return isinstance(function, Dictionary) and int(function.get(Name.FunctionType, 0)) == 2
