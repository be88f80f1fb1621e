"""Profiles of printers and stores: what each asks, as data, every number with its source."""

from publish.profiles.lengths import points, size
from publish.profiles.loading import load, load_store, names, store_names
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
from publish.profiles.store import EbookCover, Limit, Store
from publish.profiles.store_rows import shown_size, store_rows
from publish.profiles.weights import shown_weight

__all__ = [
    "INNER",
    "OUTER",
    "Bleed",
    "Cover",
    "EbookCover",
    "File",
    "Gutter",
    "Images",
    "Ink",
    "Limit",
    "Margins",
    "Pages",
    "Paper",
    "Profile",
    "Source",
    "Spine",
    "Store",
    "Trims",
    "load",
    "load_store",
    "names",
    "points",
    "rows",
    "shown_size",
    "shown_weight",
    "size",
    "store_names",
    "store_rows",
]
