"""Pictures of pixels, at the size at which they are used."""

from __future__ import annotations

from collections.abc import Iterator

from publish.preflight.document import Document
from publish.preflight.finding import Finding, found
from publish.preflight.requirements import Requirements

_SLACK = 0.995
"""A picture scaled to fit may miss the asked resolution by a rounding."""
_SPECK = 9.0
"""Points: in smaller ones nobody sees pixels."""


def resolution(document: Document, asked: Requirements) -> Iterator[Finding]:
    """No picture is so enlarged that its pixels show."""
    for page in document.pages:
        for one in page.seen.pictures:
            least = asked.line_ppi if one.bilevel and asked.line_ppi else asked.ppi
            small = min(one.box.width, one.box.height) < _SPECK or min(one.pixels) <= 1
            if least and not small and one.ppi < least * _SLACK:
                yield found(page.number, one.box, ppi=f"{one.ppi:.0f}", least=f"{least:.0f}")
