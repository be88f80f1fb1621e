"""What a store asks of an e-book; everything has its source.

Where a store asks nothing, the field is None or empty: nothing is made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from publish.profiles.parts import Source
from publish.profiles.weights import weight
from publish.profiles.written import Known, Written

Weight = Annotated[int, Written(weight)]
"""Bytes."""
PictureFormat = Literal["jpeg", "png", "gif", "webp", "svg"]
Size = tuple[int, int]
"""Width and height in pixels."""
FeatureName = Literal[
    "scripts", "forms", "frames", "audio", "video", "mathml", "fixed-layout", "read-aloud"
]


@dataclass(frozen=True)
class Limit(Known):
    """How many bytes something may have."""

    most: Weight
    source: Source
    advised: bool = False
    """Whether more is taken, too, and only not liked."""


@dataclass(frozen=True)
class EbookCover(Known):
    """The picture of the cover, which comes with the book's file or beside it."""

    source: Source
    required: bool = False
    """Whether the file must have one in it."""
    least: Size | None = None
    most: Size | None = None
    best: Size | None = None
    """What the store would like."""
    shorter: int | None = None
    """The least of the shorter side, in pixels."""
    ratio: float | None = None
    """Height by width, as the store would have it."""
    weight: Weight | None = None
    formats: tuple[PictureFormat, ...] = ()
    page: bool = True
    """Whether the cover may be a page of the text as well."""


@dataclass(frozen=True)
class Pictures(Known):
    """The pictures in the text."""

    source: Source
    formats: tuple[PictureFormat, ...]
    pixels: int | None = None
    """The most that a picture may have."""
    weight: Weight | None = None
    """The most that a picture should have, in bytes."""
    moving: bool = True
    see_through: bool = True
    """Whether parts of a picture may be transparent."""


@dataclass(frozen=True)
class Drawings(Known):
    """SVG pictures."""

    source: Source
    count: int | None = None
    """The most in one book."""
    side: int | None = None
    """The most of width and height, in pixels."""
    words: bool = True
    """Whether there may be text in them."""


@dataclass(frozen=True)
class Tables(Known):
    source: Source
    rows: int | None = None
    columns: int | None = None
    nested: bool = True
    """Whether a table may stand in another."""


@dataclass(frozen=True)
class Feature(Known):
    """Something that not every reader shows; ``except_on`` those that do not, if some do."""

    name: FeatureName
    source: Source
    except_on: str = ""


@dataclass(frozen=True)
class Store(Known):
    """A store, or what holds for all."""

    name: str
    title: str
    pictures: Pictures
    file: Limit | None = None
    cover: EbookCover | None = None
    documents: Limit | None = None
    """A document together with the pictures that it shows."""
    drawings: Drawings | None = None
    tables: Tables | None = None
    features: tuple[Feature, ...] = ()
    """Those that are not shown, or not everywhere."""

    def feature(self, name: str) -> Feature | None:
        """What the store says of a feature that it does not show everywhere."""
        return next((one for one in self.features if one.name == name), None)

    def sources(self) -> tuple[Source, ...]:
        """All that it was taken from, each once, in order."""
        return tuple(dict.fromkeys(self._sources()))

    def _sources(self) -> Iterator[Source]:
        parts = (self.file, self.cover, self.pictures, self.documents, self.drawings, self.tables)
        yield from (part.source for part in parts if part is not None)
        yield from (feature.source for feature in self.features)
