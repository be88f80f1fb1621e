"""The themes of one run: each is read once, however many editions wear it."""

from __future__ import annotations

from pathlib import Path

from publish import themes
from publish.diagnostics import Outcome, Span
from publish.pipeline.remembering import NOTHING, Memory
from publish.pipeline.surroundings import told
from publish.themes import Theme


class Wardrobe:
    """The themes that a book can wear; ``own`` is its ``styles/`` folder."""

    def __init__(self, own: Path, memory: Memory = NOTHING) -> None:
        self.own = own
        self.memory = memory
        self.worn: dict[str, Outcome[Theme | None]] = {}
        self.covered: dict[str, tuple[int, ...]] = {}

    def theme(self, name: str, span: Span) -> Outcome[Theme | None]:
        """The theme of that name; what is wrong with it is said at each ``span`` that names it."""
        known = self.worn.get(name)
        if known is None or known.value is None:
            known = self.memory.of(
                "theme",
                lambda: (name, str(self.own), *told(self.own)),
                lambda: themes.load(name, self.own, span),
            )
            self.worn[name] = known
        return known

    def characters(self, theme: Theme) -> tuple[int, ...]:
        """The code points for which some face of the theme has a glyph."""
        if theme.name not in self.covered:
            found = self.memory.of(
                "characters",
                lambda: (theme.faces,),
                lambda: Outcome(tuple(sorted(themes.characters(theme)))),
            )
            self.covered[theme.name] = found.value
        return self.covered[theme.name]
