"""What a numbered piece is called."""

from __future__ import annotations

from publish.editions.html.setting import Setting
from publish.model import Kind, Piece


def label(piece: Piece, setting: Setting) -> str:
    """“Chapter 3”, “Part II”; empty for a piece without number."""
    if not piece.number or piece.kind not in (Kind.CHAPTER, Kind.PART):
        return ""
    return f"{setting.term(piece.kind.value)} {piece.number}"
