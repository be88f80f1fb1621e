"""Runs the operators of text (ISO 32000-2, 9.4), and notes where letters come to stand."""

from __future__ import annotations

from math import atan2, degrees, hypot
from typing import Any

from publish.preflight.content import UnusualError
from publish.preflight.fonts import Font
from publish.preflight.geometry import IDENTITY, Matrix, around, times
from publish.preflight.measuring import Measured, Spacing, in_ems, items, of_items
from publish.preflight.painted import Mark, Painted, Text
from publish.preflight.state import Resources, State

_ABOVE, _BELOW = 0.7, -0.2
"""About how far letters reach, in ems."""
_INVISIBLE = (3, 7)
"""Rendering modes that show nothing."""


class Letters:
    """The text of one content stream."""

    def __init__(self, painted: Painted) -> None:
        self._painted = painted
        self._matrix: Matrix = IDENTITY
        self._line: Matrix = IDENTITY

    def line(self, operands: Any, state: State, scope: Resources, mark: Mark) -> None:
        """A text object of one line: see `content.LINE`."""
        (a, b, c, d, e, f), font, size, shown = operands
        self._matrix = self._line = float(a), float(b), float(c), float(d), float(e), float(f)
        state.font, state.size = scope.font(font), float(size)
        self._show(shown, state, mark)

    def run(self, operator: str, operands: Any, state: State, scope: Resources, mark: Mark) -> None:
        if operator == "TJ":
            self._show(operands[0], state, mark)
        elif operator == "Tm":
            a, b, c, d, e, f = map(float, operands)
            self._matrix = self._line = (a, b, c, d, e, f)
        elif operator == "Tf":
            state.font, state.size = scope.font(str(operands[0])), float(operands[1])
        elif operator in ("Tj", "'", '"'):
            if operator == '"':
                state.between_words, state.between = float(operands[0]), float(operands[1])
            if operator != "Tj":
                self._next(0.0, -state.leading)
            shown = operands[-1]
            self._show(shown if isinstance(shown, bytes) else (shown,), state, mark)
        elif operator == "BT":
            self._matrix = self._line = IDENTITY
        elif operator != "ET":
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
            if isinstance(shown, bytes):
                raise UnusualError
            return
        words, end, missing, unit = _measured(shown, font, state)
        line = times(self._matrix, state.matrix)
        matrix = times((1.0, 0.0, 0.0, 1.0, 0.0, state.rise), line) if state.rise else line
        a, b, c, d, e, f = self._matrix
        self._matrix = (a, b, c, d, e + end * unit * a, f + end * unit * b)
        if not words:
            return
        size, (a, b, c, d, e, f) = abs(state.size), matrix
        along = unit * (hypot(a, b) if b else abs(a))
        first, last = words[0][0] * unit, words[-1][1] * unit
        text = Text(
            around(matrix, first, _BELOW * size, last, _ABOVE * size),
            font,
            size * (hypot(c, d) if c else abs(d)),
            (e, f),
            degrees(atan2(b, a)),
            tuple([(begin * along, stop * along) for begin, stop in words]),
            state.mode not in _INVISIBLE,
            state.stroke if state.mode == 1 else state.fill,
            state.overprint,
            missing,
            mark,
            state.clip,
        )
        self._painted.texts.append(text)


def _measured(shown: Any, font: Font, state: State) -> Measured:
    """What is shown; in ems, where nothing but the size has a say in it."""
    plain = isinstance(shown, bytes)
    even = not state.between and not state.between_words and state.stretch == 1.0
    if plain and even and state.size > 0:
        return in_ems(shown, font, state.size)
    spacing = Spacing(state.size, state.stretch, state.between, state.between_words)
    return of_items(items(shown) if plain else shown, font, spacing)
