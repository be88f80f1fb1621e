"""The two sides of a leaf."""

from __future__ import annotations

from enum import StrEnum


class Side(StrEnum):
    RECTO = "recto"
    VERSO = "verso"

    @property
    def other(self) -> Side:
        return Side.VERSO if self is Side.RECTO else Side.RECTO
