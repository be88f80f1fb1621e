"""What is painted on a page, in brief: as much as it takes to see that nothing is wrong.

A rule that finds something doubtful here looks at all that is painted (`painted.Painted`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from publish.preflight.colours import Colour
from publish.preflight.fonts import Font
from publish.preflight.geometry import Box, bounds_of
from publish.preflight.lines import Rows, rows
from publish.preflight.painted import Look, Mark, Painted, Picture, Shape, Text


class Face(NamedTuple):
    """What rules ask of a font."""

    name: str
    embedded: bool
    subset: bool
    readable: bool

    @classmethod
    def of(cls, font: Font) -> Face:
        return cls(font.name, font.embedded, font.subset, font.readable)


class Kind(NamedTuple):
    """Texts of a page that differ in their words and places only; ``box`` is around all of them.

    The other fields are those of `painted.Text`.
    """

    box: Box
    face: Face
    size: float
    visible: bool
    fill: Colour
    overprint: bool
    missing: bool
    mark: Mark
    clip: Box


@dataclass(frozen=True)
class Seen:
    """What a page paints: kinds of text, and lines of it; pictures and shapes, all of them."""

    kinds: tuple[Kind, ...]
    rows: Rows
    pictures: tuple[Picture, ...]
    shapes: tuple[Shape, ...]
    see_through: frozenset[str]
    problems: tuple[str, ...]

    @classmethod
    def of(cls, painted: Painted) -> Seen:
        return cls(
            tuple(_kinds(painted.texts)),
            rows(painted.texts),
            tuple(painted.pictures),
            tuple(painted.shapes),
            frozenset(painted.see_through),
            tuple(painted.problems),
        )

    def followed_by(self, later: Seen) -> Seen:
        """With what is painted over it, which has no lines of text."""
        return Seen(
            self.kinds + later.kinds,
            self.rows,
            self.pictures + later.pictures,
            self.shapes + later.shapes,
            self.see_through | later.see_through,
            self.problems + later.problems,
        )

    @property
    def empty(self) -> bool:
        return not (self.kinds or self.pictures or self.shapes)

    def has_text(self, of_kind: Callable[[Kind], bool]) -> bool:
        """Whether some text that can be seen is of such a kind."""
        return any(kind.visible and of_kind(kind) for kind in self.kinds)


def _kinds(texts: Iterable[Text]) -> list[Kind]:
    alike: dict[tuple[Look, bool], list[Text]] = {}
    for text in texts:
        one = text.look, text.measured.missing > 0
        if one in alike:
            alike[one].append(text)
        else:
            alike[one] = [text]
    kinds: dict[tuple[object, ...], Kind] = {}
    for (look, missing), same in alike.items():
        # Equal colours and clips may count as several kinds: that does no harm, and saves time.
        key = (
            id(look.font), look.size, look.visible, id(look.fill), look.overprint, missing,
            look.mark, id(look.clip),
        )  # fmt: skip
        box = _around(look, same)
        if key in kinds:
            box = bounds_of((kinds[key].box, box))
            kinds[key] = kinds[key]._replace(box=box)
        else:
            kinds[key] = Kind(
                box, Face.of(look.font), look.size, look.visible, look.fill, look.overprint,
                missing, look.mark, look.clip,
            )  # fmt: skip
    return [*kinds.values()]


def _around(look: Look, texts: list[Text]) -> Box:
    if look.reach is None:
        return bounds_of([text.box for text in texts])
    along, (below, above) = look.along, look.reach
    heights = [text.y for text in texts]
    return Box(
        min([text.x + text.measured.begin * along for text in texts]),
        min(heights) + below,
        max([text.x + text.measured.stop * along for text in texts]),
        max(heights) + above,
    )
