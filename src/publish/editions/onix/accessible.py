"""What an e-book holds → codes of list 196, only those that hold."""

from __future__ import annotations

from collections.abc import Iterator

from publish.editions.epub.accessibility import Access

SUMMARY = "00"
FEATURE = "09"
"""List 79: that a feature of the product's form is about accessibility."""


def codes(access: Access) -> Iterator[str]:
    """The features, in the order of the list."""
    holds = {
        "04": access.conforms,  # EPUB Accessibility 1.1 …
        "10": True,  # nothing is locked
        "11": True,  # navigation by contents
        "12": access.index,
        "13": True,  # one reading order
        "14": access.pictures and access.described,
        "17": access.maths and access.marked,
        "19": access.paged,  # the pages of the printed book
        "22": access.tongued,  # languages are marked
        "29": access.ordered,  # next and previous by structure
        "30": True,  # ARIA roles
        "32": True,  # landmarks
        "36": access.plain,  # its look can be changed
        "52": access.textual,  # it can be read without sight
        "53": access.maths and access.marked and access.spoken,
        "82": access.conforms,  # … with WCAG 2.2 …
        "85": access.conforms,  # … at level AA
    }
    yield from (code for code, holding in holds.items() if holding)
