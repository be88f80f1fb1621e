"""What a printer asks of a book. Lengths are points, and everything has its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from publish.profiles.parts import (
    Bleed,
    Cover,
    File,
    Gutter,
    Images,
    Ink,
    Margins,
    Pages,
    Paper,
    Source,
    Spine,
    Trims,
)
from publish.profiles.written import Known


@dataclass(frozen=True)
class Profile(Known):
    """A printer, or a way to print."""

    name: str
    title: str
    unit: Literal["in", "mm"]
    """In which it gives its lengths."""
    trims: Trims
    pages: Pages
    papers: tuple[Paper, ...]
    """The first is what a book is printed on that names none."""
    margins: Margins
    gutter: Gutter
    file: File
    bleed: Bleed | None = None
    spine: Spine | None = None
    images: Images | None = None
    ink: Ink | None = None
    cover: Cover | None = None

    def paper(self, name: str = "") -> Paper | None:
        """The paper of that name, the first if there is no name; None if it has no such."""
        return next((paper for paper in self.papers if name in ("", paper.name)), None)

    def margin(self, *, bleeding: bool = False) -> float:
        """The least distance of text from the trim at the top, outside and bottom, in points."""
        own = self.margins.bleeding if bleeding else None
        return self.margins.least if own is None else own

    def most_pages(self, trim: str, paper: str = "") -> int | None:
        """The most pages of a book of that size on that paper; None where nobody says."""
        chosen = self.paper(paper)
        limits = (self.pages.most_of(trim), chosen.most if chosen else None)
        return min((limit for limit in limits if limit is not None), default=None)

    def spine_width(self, pages: int, paper: str = "") -> float | None:
        """How wide the spine is, in points; None where the printer does not say."""
        chosen = self.paper(paper)
        bulk = chosen.bulk(pages) if chosen else None
        if self.spine is None or bulk is None:
            return None
        return bulk + self.spine.allowance

    def sources(self) -> tuple[Source, ...]:
        """All that it was taken from, each once, in order."""
        return tuple(dict.fromkeys(self._sources()))

    def _sources(self) -> Iterator[Source]:
        yield from (self.trims.source, self.pages.source)
        yield from (paper.source for paper in self.papers)
        yield from (self.margins.source, self.gutter.source, self.file.source)
        for part in (self.bleed, self.spine, self.images, self.ink, self.cover):
            if part is not None:
                yield part.source
