"""From a place in a document of the e-book back to the manuscript.

Blocks and the bibliography's entries keep their identifiers in the e-book, and the build notes
where each stands in the manuscript. A finding belongs to the block around it; where there is
none, to the last before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from xml.parsers import expat

from lxml import etree

from publish.diagnostics import Span
from publish.preflight.ebooks.ebook import XHTML, Page
from publish.preflight.ebooks.finding import Finding
from publish.preflight.ebooks.placing import COVER

_WHOLE = (f"{XHTML}section", f"{XHTML}body", f"{XHTML}html")
"""Elements so large that their first block says nothing of what is in them."""
_Mark = tuple[int, int, str]
"""Line, column and identifier of an element."""


@dataclass(frozen=True)
class Tracing:
    """``places`` says where each block stands; ``file`` is meant where nothing is known."""

    places: Mapping[str, Span]
    file: Span
    _marks: dict[str, list[_Mark]] = field(default_factory=dict)

    def of(self, finding: Finding, page: Page | None) -> Span:
        """Where a finding in ``page`` comes from."""
        if page is None or not self.places:
            return self.file
        element = finding.element
        if element is not None and (known := self._around(element) or self._last(element)):
            return self.places[known]
        return self._before(page, finding.line or 0, finding.column)

    @property
    def cover(self) -> Span:
        """Where the cover is named."""
        return self.places.get(COVER, self.file)

    def _around(self, element: etree._Element) -> str | None:
        """The block that an element is, holds or stands in."""
        for outer in (element, *element.iterancestors()):
            if outer.tag in _WHOLE and outer is not element:
                return None
            inner = (one.get("id", "") for one in outer.iter(etree.Element))
            known = next((one for one in inner if one in self.places), None)
            if known:
                return known
        return None

    def _last(self, element: etree._Element) -> str | None:
        """The last block that begins before an element."""
        last = None
        for one in element.getroottree().iter(etree.Element):
            if one is element:
                break
            last = one.get("id") if one.get("id") in self.places else last
        return last

    def _before(self, page: Page, line: int, column: int | None) -> Span:
        """The last block that begins before a place; the first of the document without one."""
        if page.path not in self._marks:
            self._marks[page.path] = [m for m in marks(page.content) if m[2] in self.places]
        known = self._marks[page.path]
        if not known:
            return self.file
        place = (line, 1_000_000 if column is None else column, "\U0010ffff")
        return self.places[known[max(bisect_right(known, place) - 1, 0)][2]]


def marks(content: bytes) -> Iterator[_Mark]:
    """Every element of a document that has an identifier, as far as the document parses."""
    found: list[_Mark] = []
    parser = expat.ParserCreate()

    def begun(_: str, attributes: dict[str, str]) -> None:
        if name := attributes.get("id"):
            found.append((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, name))

    parser.StartElementHandler = begun
    with suppress(expat.ExpatError, ValueError):  # what stands before a fault is known
        parser.Parse(content, True)
    yield from found
