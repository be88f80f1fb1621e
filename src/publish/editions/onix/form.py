"""What an edition is to the trade: codes of the lists of EDItEUR, issue 70 and before."""

from __future__ import annotations

from enum import StrEnum


class Form(StrEnum):
    """How the book comes: printed, or as a file."""

    PRINT = "print"
    SCREEN = "screen"
    EPUB = "epub"

    @property
    def code(self) -> str:
        """List 150: a book whose binding nobody has said, or a download."""
        return "BA" if self is Form.PRINT else "ED"

    @property
    def detail(self) -> str:
        """List 175: the kind of file."""
        return {"epub": "E101", "screen": "E107"}.get(self.value, "")

    def related(self, other: Form) -> str:
        """List 51: what the other is to this one."""
        if Form.PRINT in (self, other) and self is not other:
            return "27" if self is Form.PRINT else "13"
        return "06"
