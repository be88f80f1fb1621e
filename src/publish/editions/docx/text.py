"""The text of a piece on its way into Word: trees that one pass after another completes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from publish.editions.docx.form import Form
from publish.editions.docx.openxml import Element

SHARED = 1000
"""The number of pandoc's list without marks, which all pieces share; others are above it."""


@dataclass(frozen=True)
class Ranges:
    """Ranges of the index in a piece's text, or in its notes, that go beyond it, by their terms."""

    ends: list[str] = field(default_factory=list)
    """Those that end there, and have not begun there before."""
    begun: list[str] = field(default_factory=list)
    """Those that begin there, whether they end there or not."""
    open: dict[str, str] = field(default_factory=dict)
    """Those that have not ended there → their bookmarks."""


@dataclass(eq=False)
class Text:
    """A piece's trees, which passes change in place, and what they refer to outside of them."""

    document: Element
    """``w:document``; the end of the piece's last section closes its body."""
    notes: Element
    """``w:footnotes``, or ``w:endnotes`` after the pass ``notes``; without separators."""
    piece: str = ""
    opens: bool = False
    """Whether the document begins with it."""
    links: dict[str, str] = field(default_factory=dict)
    """Key of a relationship → the address to which it leads."""
    pictures: dict[str, str] = field(default_factory=dict)
    """Key of a relationship → the path of the picture."""
    kinds: dict[str, bytes] = field(default_factory=dict)
    """Number of a kind of lists (``w:abstractNum``) → its XML."""
    lists: list[bytes] = field(default_factory=list)
    """The XML of each ``w:num``, without its number; these run on from `SHARED`."""
    styles: dict[str, bytes] = field(default_factory=dict)
    """Id of a style that the reference document does not have → its XML."""

    ranges: tuple[Ranges, ...] = ()
    """Of the text and of the notes."""

    @property
    def body(self) -> Element:
        return self.document[0]

    @property
    def roots(self) -> tuple[Element, Element]:
        return self.document, self.notes


Pass = Callable[[Text, Form], None]
