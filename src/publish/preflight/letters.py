"""Runs the operators of text (ISO 32000-2, 9.4), and notes where letters come to stand."""

from __future__ import annotations

from math import atan2, degrees, hypot
from typing import Any

from publish.preflight.content import UnusualError
from publish.preflight.fonts import Font
from publish.preflight.geometry import IDENTITY, Matrix, times
from publish.preflight.measuring import EM, Spacing, in_ems, in_units
from publish.preflight.painted import ABOVE, BELOW, Look, Mark, Painted, Text
from publish.preflight.state import Resources, State

_INVISIBLE = (3, 7)
"""Rendering modes that show nothing."""


class Letters:
    """The text of one content stream."""

    def __init__(self, painted: Painted) -> None:
        self._painted = painted
        self._matrix: Matrix = IDENTITY
        self._line: Matrix = IDENTITY
        self._looks: dict[tuple[object, ...], Look] = {}

    def line(self, operands: Any, state: State, scope: Resources, mark: Mark) -> None:
        """A text object of one line: see `content.LINE`."""
        _, _, matrix, name, size, shown = operands
        a, b, c, d, e, f = map(float, matrix)
        self._matrix = self._line = a, b, c, d, e, f
        state.font, state.size = scope.font(name), float(size)
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
        a, b, c, d, e, f = self._matrix
        spacing = _spacing(shown, state)
        if spacing is EM:
            measured, unit = in_ems(shown, font), state.size
        else:
            measured, unit = in_units(shown, font, spacing), 1.0
        end = measured.end * unit
        self._matrix = a, b, c, d, e + end * a, f + end * b
        if not measured.words:
            return
        colour = state.stroke if state.mode == 1 else state.fill
        # What a look holds keeps its address, and that is compared in no time.
        key = (
            a, b, c, d, state.matrix, id(font), state.size, spacing, state.mode, id(colour),
            state.overprint, id(mark), id(state.clip),
        )  # fmt: skip
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = _look((a, b, c, d), unit, spacing, state, font, mark)
        if state.rise:
            e, f = e + state.rise * c, f + state.rise * d
        p, q, r, s, t, u = state.matrix
        text = Text(look, e * p + f * r + t, e * q + f * s + u, measured, shown)
        self._painted.texts.append(text)


def _spacing(shown: Any, state: State) -> Spacing:
    """With what spacing something is measured: in ems, where nothing but the size has a say."""
    even = not state.between and not state.between_words and state.stretch == 1.0
    if even and state.size > 0 and isinstance(shown, bytes):
        return EM
    return Spacing(state.size, state.stretch, state.between, state.between_words)


def _look(
    linear: tuple[float, float, float, float],
    unit: float,
    spacing: Spacing,
    state: State,
    font: Font,
    mark: Mark,
) -> Look:
    a, b, c, d, _, _ = times((*linear, 0.0, 0.0), state.matrix)
    size = abs(state.size)
    upright = b == 0.0 == c and a >= 0.0
    edges = d * BELOW * size, d * ABOVE * size
    return Look(
        font,
        size * hypot(c, d),
        (a * unit, b * unit, c * unit, d * unit),
        size / unit,
        degrees(atan2(b, a)),
        unit * hypot(a, b),
        (min(edges), max(edges)) if upright else None,
        spacing,
        state.mode not in _INVISIBLE,
        state.stroke if state.mode == 1 else state.fill,
        state.overprint,
        mark,
        state.clip,
    )
