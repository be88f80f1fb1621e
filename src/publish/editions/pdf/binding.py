"""How the pages of a book follow one another, and what the binding takes of them."""

from __future__ import annotations

from dataclasses import dataclass

from publish.profiles import Gutter


@dataclass(frozen=True)
class Binding:
    """Where chapters open, how many pages there may be, and how near the spine text comes."""

    opening: str = "any"
    """``recto`` where chapters open on a right-hand page, else ``any``."""
    multiple: int = 1
    """Blank pages at the end make the number of all pages a multiple of this."""
    blanks: bool = True
    """Whether pages stay blank so that what follows opens on its side; not so on a screen."""
    gutter: Gutter | None = None
    """The least inner margins by the number of pages, where the theme's is not always enough."""
    inner: float = 0.0
    """The theme's own inner margin, in points."""

    def gutter_of(self, pages: int) -> float:
        """The inner margin of a book with so many pages, in points; 0 where the theme's will do."""
        wanted = self.gutter.of(pages) if self.gutter else 0.0
        return wanted if wanted > self.inner else 0.0
