"""What a file is held against. Whatever is not asked for is not checked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_NEAR = 1.0
"""Points by which a page may differ from a size that is offered."""


class Standard(StrEnum):
    """A standard that a file may claim, or be asked to keep."""

    PDF_A_1B = "pdf/a-1b"
    PDF_A_2B = "pdf/a-2b"
    PDF_A_3B = "pdf/a-3b"
    PDF_UA_1 = "pdf/ua-1"
    PDF_X_1A = "pdf/x-1a"
    PDF_X_3 = "pdf/x-3"
    PDF_X_4 = "pdf/x-4"

    @property
    def written(self) -> str:
        """As it is written: ``PDF/X-1a``."""
        family, _, part = self.value.removeprefix("pdf/").partition("-")
        return f"PDF/{family.upper()}-{part}"


class ColourUse(StrEnum):
    """The colours that a printer wants."""

    ANY = "any"
    GREY = "grey"
    CMYK = "cmyk"
    RGB = "rgb"


@dataclass(frozen=True)
class Requirements:
    """The rules of a printer or a store, as far as a file can show whether it keeps them.

    Lengths are points. ``gutters`` are pairs: up to so many pages, so wide an inner margin.
    """

    name: str = ""
    """What messages call it: “KDP paperback”."""
    trims: tuple[tuple[float, float], ...] = ()
    widths: tuple[float, float] | None = None
    """Least and most width of pages of other sizes; None where only ``trims`` are printed."""
    heights: tuple[float, float] | None = None
    bleed: float | None = None
    """How far what touches the trim must reach beyond it; None where that is free."""
    bleeds_inside: bool = True
    """Whether there is bleed on the side of the spine, too."""
    margin: float | None = None
    """The least distance of text from the trim, on all sides but the inner one."""
    bleeding_margin: float | None = None
    """The same where the page has bleed; None where that makes no difference."""
    gutters: tuple[tuple[int, float], ...] = ()
    least_pages: int | None = None
    most_pages: int | None = None
    multiple: int | None = None
    """The number of pages must be divisible by it."""
    ppi: float | None = 150.0
    """The least resolution of photographs, in pixels per inch; from here down anyone sees it."""
    line_ppi: float | None = None
    """The least resolution of pictures in black and white without grey."""
    colour: ColourUse = ColourUse.ANY
    ink: float | None = None
    """The most ink in one place, in per cent of all four colours together."""
    standards: tuple[Standard, ...] = ()
    """All of these it must keep."""
    one_of: tuple[Standard, ...] = ()
    """One of these it must claim, if there are any."""
    annotations: bool = True
    bookmarks: bool = True
    transparency: bool = True
    spots: bool = True
    """Whether inks beside the four are allowed."""
    hairline: float = 0.25
    """The thinnest line that prints."""
    measure_spaces: bool = True
    """Whether word spaces are measured: in a set book, not in a picture."""

    def offers(self, width: float, height: float) -> bool:
        """Whether pages of that size are printed."""
        near = any(abs(width - w) <= _NEAR and abs(height - h) <= _NEAR for w, h in self.trims)
        within = _within(width, self.widths) and _within(height, self.heights)
        return near or within or not (self.trims or self.widths)

    def gutter(self, pages: int) -> float | None:
        """The least inner margin of a book of so many pages; None where any will do."""
        return next((width for most, width in self.gutters if pages <= most), None)


def _within(length: float, limits: tuple[float, float] | None) -> bool:
    return limits is not None and limits[0] - _NEAR <= length <= limits[1] + _NEAR


NONE = Requirements()
"""What holds for every file."""
