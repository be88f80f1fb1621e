"""What is painted on a page, in brief: as much as it takes to see that nothing is wrong.

A rule that finds something doubtful here looks at all that is painted (`painted.Painted`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from publish.preflight.colours import Colour
from publish.preflight.fonts import Font
from publish.preflight.geometry import Box
from publish.preflight.lines import Rows, rows
from publish.preflight.painted import Mark, Painted, Picture, Shape, Text


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
    alike: dict[tuple[object, ...], list[Text]] = {}
    for text in texts:
        # Equal colours and clips may count as several kinds: that does no harm, and saves time.
        key = (
            id(text.font), text.size, text.visible, id(text.fill), text.overprint,
            text.missing > 0, text.mark, id(text.clip),
        )  # fmt: skip
        if key in alike:
            alike[key].append(text)
        else:
            alike[key] = [text]
    return [_kind(same) for same in alike.values()]


def _kind(texts: list[Text]) -> Kind:
    first = texts[0]
    left, bottom, right, top = zip(*(text.box for text in texts), strict=True)
    return Kind(
        Box(min(left), min(bottom), max(right), max(top)),
        Face.of(first.font),
        first.size,
        first.visible,
        first.fill,
        first.overprint,
        first.missing > 0,
        first.mark,
        first.clip,
    )
