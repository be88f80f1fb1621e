"""Profiles of printers: what each asks of a book, as data, every number with its source."""

from publish.profiles.lengths import points, size
from publish.profiles.loading import load, names
from publish.profiles.parts import (
    INNER,
    OUTER,
    Bleed,
    Cover,
    File,
    Gutter,
    Images,
    Ink,
    Margins,
    Pages,
    Paper,
    Source,
    Spine,
    Trims,
)
from publish.profiles.profile import Profile
from publish.profiles.rows import rows

__all__ = [
    "INNER",
    "OUTER",
    "Bleed",
    "Cover",
    "File",
    "Gutter",
    "Images",
    "Ink",
    "Margins",
    "Pages",
    "Paper",
    "Profile",
    "Source",
    "Spine",
    "Trims",
    "load",
    "names",
    "points",
    "rows",
    "size",
]
