"""What the generated pieces of a Word document are made from."""

from __future__ import annotations

from dataclasses import dataclass, field

from publish.model import UNTOLD, Apparatus, Colophon, Edition, Kind, Piece
from publish.themes.theme import Theme


@dataclass(frozen=True)
class Context:
    """One edition's outline and apparatus, of which a piece knows what it needs, and words."""

    edition: Edition
    outline: tuple[Piece, ...]
    theme: Theme
    apparatus: Apparatus = field(default_factory=Apparatus)
    colophon: Colophon = UNTOLD

    def term(self, key: str) -> str:
        """The theme's word in the edition's language; KeyError where it has none."""
        return self.theme.term(self.edition.metadata.language, key)

    def term_or(self, key: str, otherwise: str) -> str:
        known = {word for words in self.theme.terms.values() for word in words}
        return self.term(key) if key in known else otherwise

    def title(self, piece: Piece) -> str:
        """A part's or generated piece's heading."""
        if piece.kind is Kind.PART:
            number = f"{self.term('part')} {piece.number}".strip() if piece.number else ""
            return ". ".join(text for text in (number, piece.title) if text)
        return piece.title or self.term(piece.kind.value)

    def depth(self) -> int:
        """How many levels of headings the contents name."""
        return int(self.theme.tokens.get("contents-depth", 2))
