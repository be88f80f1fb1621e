"""What every part of the HTML rendering is told: theme, metadata, medium."""

from __future__ import annotations

from dataclasses import dataclass

from publish.model import Metadata, WordBreaks
from publish.themes import Theme

PRINT = "print"
EBOOK = "ebook"


@dataclass(frozen=True)
class Setting:
    theme: Theme
    metadata: Metadata
    medium: str
    """``print``, ``ebook`` or ``cover``."""
    hyphenation: tuple[WordBreaks, ...] = ()
    """The book's own word breaks."""

    @property
    def printed(self) -> bool:
        return self.medium == PRINT

    def term(self, key: str) -> str:
        """The theme's word in the book's language. Raises KeyError for an unknown key."""
        return self.theme.term(self.metadata.language, key)
