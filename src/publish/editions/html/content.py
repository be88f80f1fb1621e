"""What the generated pieces are made from, and what their templates are told."""

from __future__ import annotations

from dataclasses import dataclass

from publish.diagnostics import Diagnostic
from publish.editions.html.setting import Setting
from publish.model import UNTOLD, Apparatus, Colophon, Piece

Values = dict[str, object]
"""Names that a template knows, with their values."""


@dataclass(frozen=True)
class Source:
    """One generated piece, and all there is to make it from."""

    piece: Piece
    apparatus: Apparatus
    outline: tuple[Piece, ...]
    setting: Setting
    made: Colophon = UNTOLD

    def title(self, piece: Piece) -> str:
        """A generated piece's title: its own, or the theme's word for its kind."""
        return piece.title or self.setting.term(piece.kind.value)


@dataclass(frozen=True)
class Filling:
    values: Values
    diagnostics: tuple[Diagnostic, ...] = ()
