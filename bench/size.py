"""How large the book is, and what of it stands in which chapter."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from bench.chooser import Chooser

LONG = 8
"""The chapter that holds a quarter of the book."""
_SECTION = 900
"""Words from one subheading to the next."""


@dataclass(frozen=True)
class Size:
    """What a book consists of. Index terms are marked twice each."""

    chapters: int = 20
    words: int = 180_000
    citations: int = 1_000
    entries: int = 400
    notes: int = 600
    references: int = 400
    figures: int = 60
    tables: int = 60
    terms: int = 500

    def scaled(self, scale: float) -> Size:
        """As many chapters, of ``scale`` times the length."""
        rest = {name: round(count * scale) for name, count in vars(self).items()}
        return Size(**{**rest, "chapters": self.chapters})


@dataclass(frozen=True)
class Share:
    """A chapter and its part of the book, from ``start`` to ``end`` of 1."""

    number: int
    start: float
    end: float
    size: Size

    def of(self, count: int) -> range:
        """Which of the book's ``count`` things stand in this chapter."""
        return range(round(count * self.start), round(count * self.end))

    @property
    def words(self) -> int:
        return len(self.of(self.size.words))

    @property
    def sections(self) -> int:
        return self.words // _SECTION

    def labels(self) -> list[tuple[str, str]]:
        """What can be referred to: each label, and what a reader would call the place."""
        own = [(f"sec-{self.number}", f"chapter {self.number}")]
        for kind, short, count in (
            ("section", f"sec-{self.number}-", range(self.sections)),
            ("figure", "fig-", self.of(self.size.figures)),
            ("table", "tbl-", self.of(self.size.tables)),
        ):
            own += [
                (f"{short}{one + 1}", f"{kind} {self.number}.{place}")
                for place, one in enumerate(count, start=1)
            ]
        return own


def shares(size: Size, seed: str) -> list[Share]:
    """Chapters of uneven length; of four or more, one takes a quarter."""
    weights = [50 + Chooser(seed, "length", one).below(100) for one in range(size.chapters)]
    if size.chapters > 3:
        place = min(LONG, size.chapters) - 1
        weights[place] = (sum(weights) - weights[place]) // 3
    ends = [part / sum(weights) for part in accumulate(weights)]
    starts = [0.0, *ends]
    return [Share(n, starts[n - 1], end, size) for n, end in enumerate(ends, start=1)]
