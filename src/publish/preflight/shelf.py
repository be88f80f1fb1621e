"""What pages of one file share, and what is looked at once for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pikepdf import Array, Dictionary

from publish.preflight import fonts
from publish.preflight.bound import Bound
from publish.preflight.fonts import Font
from publish.preflight.geometry import Box
from publish.preflight.overlaid import Overlaid
from publish.preflight.state import Resources

_DEEP = 64
"""So many lists of pages stand in one another at most."""
_DIRECT = (0, 0)
"""The number of an object that has none, and so cannot be shared."""


class Fonts:
    """The fonts of font dictionaries, each loaded once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], Font] = {}

    def __call__(self, dictionary: Any) -> Font:
        key = dictionary.objgen
        if key == _DIRECT:
            return fonts.load(dictionary)
        if key not in self._known:
            self._known[key] = fonts.load(dictionary)
        return self._known[key]


class Scopes:
    """The resources of pages and forms, which others may share."""

    def __init__(self) -> None:
        self._fonts = Fonts()
        self._known: dict[tuple[int, int], Resources] = {}

    def __call__(self, dictionary: Any) -> Resources:
        key = dictionary.objgen if isinstance(dictionary, Dictionary) else _DIRECT
        if key == _DIRECT:
            return Resources(dictionary, self._fonts)
        if key not in self._known:
            self._known[key] = Resources(dictionary, self._fonts)
        return self._known[key]


class Shelf:
    """Resources, folios, boxes, and what stands above pages.

    Nothing on it leads back to it, so all of it is gone as soon as nobody needs it.
    """

    def __init__(self) -> None:
        self.resources = Scopes()
        self.bound = Bound()
        self.overlaid = Overlaid(self.resources)
        self._boxes: dict[tuple[bytes, float], Box | None] = {}
        self._above: dict[tuple[int, int], Mapping[str, Any]] = {}

    def box(self, value: Array, unit: float) -> Box | None:
        """The box that an array means, of so many points a unit; most pages have the same."""
        written = value.unparse(resolved=True), unit
        if written not in self._boxes:
            self._boxes[written] = rectangle(value, unit)
        return self._boxes[written]

    def above(self, parent: Any, depth: int = 0) -> Mapping[str, Any]:
        """What stands in a list of pages, or in what that stands in."""
        if depth >= _DEEP or not isinstance(parent, Dictionary):
            return {}
        key = parent.objgen
        if key in self._above:
            return self._above[key]
        found = {**self.above(parent.get("/Parent"), depth + 1), **dict(parent.items())}
        if key != _DIRECT:
            self._above[key] = found
        return found


def rectangle(value: Any, unit: float = 1.0) -> Box | None:
    """The box that four numbers make, in points."""
    if not isinstance(value, Array) or len(value) != 4:
        return None
    x0, y0, x1, y1 = (float(one) * unit for one in value)
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
