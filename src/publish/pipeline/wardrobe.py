"""The themes of one run: each is read once, however many editions wear it."""

from __future__ import annotations

from pathlib import Path

from publish import themes
from publish.diagnostics import Outcome, Span
from publish.themes import Theme


class Wardrobe:
    """The themes that a book can wear; ``own`` is its ``styles/`` folder."""

    def __init__(self, own: Path) -> None:
        self.own = own
        self.worn: dict[str, Outcome[Theme | None]] = {}
        self.covered: dict[str, tuple[int, ...]] = {}

    def theme(self, name: str, span: Span) -> Outcome[Theme | None]:
        """The theme of that name; what is wrong with it is said at each ``span`` that names it."""
        known = self.worn.get(name)
        if known is None or known.value is None:
            known = self.worn[name] = themes.load(name, self.own, span)
        return known

    def characters(self, theme: Theme) -> tuple[int, ...]:
        """The code points for which some face of the theme has a glyph."""
        if theme.name not in self.covered:
            self.covered[theme.name] = tuple(sorted(themes.characters(theme)))
        return self.covered[theme.name]
