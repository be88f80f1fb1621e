"""What a pass over the package, without its text, may read."""

from __future__ import annotations

from dataclasses import dataclass

from publish.editions.docx.layout import Layout, layout_of
from publish.model import Edition
from publish.themes.theme import Theme


@dataclass(frozen=True)
class Job:
    """An edition, and when and from what it is made."""

    edition: Edition
    theme: Theme
    modified: int
    """Seconds since 1970 UTC."""
    revision: str = ""
    """Of the manuscript, if it is kept in git."""

    @property
    def layout(self) -> Layout:
        return layout_of(self.edition)
