"""Runs the operators of text (ISO 32000-2, 9.4), and notes where letters come to stand."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from math import atan2, degrees, hypot
from typing import Any

from publish.preflight.geometry import IDENTITY, Matrix, around, moved, times
from publish.preflight.painted import Mark, Painted, Text
from publish.preflight.state import Resources, State

_GAP = 0.15
"""Ems: letters so far apart belong to two words, though the file has no space between them."""
_ABOVE, _BELOW = 0.7, -0.2
"""About how far letters reach, in ems."""
_NUMBERS = (int, Decimal, float)
_INVISIBLE = (3, 7)
"""Rendering modes that show nothing."""


class Letters:
    """The text of one content stream."""

    def __init__(self, painted: Painted) -> None:
        self._painted = painted
        self._matrix: Matrix = IDENTITY
        self._line: Matrix = IDENTITY

    def run(self, operator: str, operands: Any, state: State, scope: Resources, mark: Mark) -> None:
        if operator == "TJ":
            self._show(operands[0], state, mark)
        elif operator == "Tm":
            a, b, c, d, e, f = (float(one) for one in operands)
            self._matrix = self._line = (a, b, c, d, e, f)
        elif operator == "Tf":
            state.font, state.size = scope.font(str(operands[0])), float(operands[1])
        elif operator in ("Tj", "'", '"'):
            if operator == '"':
                state.between_words, state.between = float(operands[0]), float(operands[1])
            if operator != "Tj":
                self._next(0.0, -state.leading)
            self._show((operands[-1],), state, mark)
        elif operator == "BT":
            self._matrix = self._line = IDENTITY
        else:
            self._set(operator, [float(one) for one in operands], state)

    def _set(self, operator: str, numbers: list[float], state: State) -> None:
        if operator in ("Td", "TD"):
            if operator == "TD":
                state.leading = -numbers[1]
            self._next(*numbers)
        elif operator == "T*":
            self._next(0.0, -state.leading)
        elif operator == "Tc":
            state.between = numbers[0]
        elif operator == "Tw":
            state.between_words = numbers[0]
        elif operator == "Tz":
            state.stretch = numbers[0] / 100
        elif operator == "TL":
            state.leading = numbers[0]
        elif operator == "Ts":
            state.rise = numbers[0]
        elif operator == "Tr":
            state.mode = int(numbers[0])

    def _next(self, x: float, y: float) -> None:
        self._matrix = self._line = times((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def _show(self, shown: Any, state: State, mark: Mark) -> None:
        font = state.font
        if font is None:
            return
        words, end, missing = _words(shown, state)
        matrix = times((1.0, 0.0, 0.0, 1.0, 0.0, state.rise), times(self._matrix, state.matrix))
        self._matrix = times((1.0, 0.0, 0.0, 1.0, end, 0.0), self._matrix)
        if not words:
            return
        size, (a, b, c, d, _, _) = abs(state.size), matrix
        along = hypot(a, b)
        reach = (words[0][0], _BELOW * size, words[-1][1], _ABOVE * size)
        text = Text(
            box=around(matrix, *reach),
            font=font,
            size=size * hypot(c, d),
            start=moved(matrix, 0.0, 0.0),
            angle=degrees(atan2(b, a)),
            words=tuple((begin * along, stop * along) for begin, stop in words),
            visible=state.mode not in _INVISIBLE,
            fill=state.stroke if state.mode == 1 else state.fill,
            overprint=state.overprint,
            missing=missing,
            mark=mark,
            clip=state.clip,
        )
        self._painted.texts.append(text)


def _words(shown: Iterable[Any], state: State) -> tuple[list[tuple[float, float]], float, int]:
    """The words shown, each from where to where; how far all goes; how many shapes are missing."""
    font, size, stretch = state.font, state.size, state.stretch
    assert font is not None
    widths, default, blank, codes = font.widths, font.default, font.blank, font.codes
    single = not font.two_bytes
    between, between_words = state.between, state.between_words
    words: list[tuple[float, float]] = []
    at = begin = stop = 0.0
    inside = False
    missing = 0
    for item in shown:
        if isinstance(item, _NUMBERS):
            if item:
                at -= float(item) / 1000 * size * stretch
            if inside and at - stop > _GAP * size:
                words.append((begin, stop))
                inside = False
            continue
        for code in codes(bytes(item)):
            wide = widths.get(code, default) * size
            if code in blank:
                if inside:
                    words.append((begin, stop))
                    inside = False
            else:
                if not inside:
                    begin, inside = at, True
                stop = at + wide * stretch
                missing += code in font.missing
            at += (wide + between + (between_words if single and code == 32 else 0.0)) * stretch
    if inside:
        words.append((begin, stop))
    return words, at, missing
