"""What the e-book can truthfully say of its accessibility, derived from what it holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from publish.editions.epub.page_breaks import ROLE
from publish.editions.epub.pictures import Picture
from publish.editions.epub.sheets import is_legible, is_plain
from publish.editions.epub.stylesheet import without_properties
from publish.editions.epub.xhtml import EPUB_TYPE, MATHML, SVG, XHTML, XML_LANG, Element

CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""EPUB Accessibility 1.1, 4.3.1."""

_DECORATION = frozenset(("presentation", "none"))
_HEADINGS = tuple(f"{{{XHTML}}}h{level}" for level in range(1, 7))


@dataclass(frozen=True)
class Access:
    """Facts on which the statements rest."""

    pictures: bool
    described: bool
    """Every picture that means something has an alternative text."""
    explained: bool
    """Some picture has a long description, too."""
    maths: bool
    marked: bool
    """Every formula is MathML; none was left as it was written."""
    spoken: bool
    """Every formula has an alternative text."""
    index: bool
    notes: bool
    titled: bool
    """Every table says which cells are its heads."""
    ordered: bool
    """Headings come in their order: none skips a level."""
    tongued: bool
    """Every document says in which language it is."""
    moving: bool
    paged: bool
    """It knows the pages of a printed book."""
    plain: bool
    """The style sheet leaves faces, sizes and colours to the reader."""
    legible: bool
    """Where the style sheet does choose colours, text stands out from what is behind it."""

    @property
    def textual(self) -> bool:
        """Whether nothing but reading is needed."""
        return self.described and self.marked and self.spoken

    @property
    def structured(self) -> bool:
        """Whether what is seen at a glance can be told without looking."""
        return self.titled and self.ordered and self.tongued

    @property
    def conforms(self) -> bool:
        """Whether all conditions of `CONFORMANCE` that content and style sheet decide hold.

        Those on reading order, navigation, titles of documents and names of links hold by
        construction.
        """
        shown = self.plain and self.legible and not self.moving
        return self.textual and self.structured and shown


def look(sections: Iterable[Element], pictures: Iterable[Picture], stylesheet: str = "") -> Access:
    """The facts, from the pieces' sections, the book's pictures (a cover among them), its CSS."""
    parts = list(sections)
    css = without_properties(stylesheet)
    images = [image for part in parts for image in part.iter(f"{{{XHTML}}}img", f"{{{SVG}}}svg")]
    meant = [image for image in images if image.get("role") not in _DECORATION]
    formulas = [formula for part in parts for formula in part.iter(f"{{{MATHML}}}math")]
    written = [span for part in parts for span in part.iter(f"{{{XHTML}}}span") if _is_tex(span)]
    tables = [table for part in parts for table in part.iter(f"{{{XHTML}}}table")]
    shown = list(pictures)
    return Access(
        pictures=bool(meant or shown),
        described=all(map(_described, meant)),
        explained=any(image.get("aria-details") for image in meant),
        maths=bool(formulas or written),
        marked=not written,
        spoken=all(formula.get("alttext") for formula in formulas),
        index=any(map(_indexes, parts)),
        notes=any(link.get("role") == "doc-noteref" for part in parts for link in part.iter()),
        titled=all(_titled(table) for table in tables),
        ordered=all(map(_ordered, parts)),
        tongued=all(part.get("lang") and part.get(XML_LANG) for part in parts),
        moving=any(picture.moving for picture in shown),
        paged=any(part.find(f".//*[@role='{ROLE}']") is not None for part in parts),
        plain=is_plain(css),
        legible=is_legible(css),
    )


def _is_tex(span: Element) -> bool:
    return span.get("class") == "tex"


def _indexes(section: Element) -> bool:
    """An index counts once it leads somewhere."""
    is_index = section.get(EPUB_TYPE) == "index"
    return is_index and next(section.iter(f"{{{XHTML}}}a"), None) is not None


def _described(image: Element) -> bool:
    return bool((image.get("alt") or image.get("aria-label") or "").strip())


def _titled(table: Element) -> bool:
    if table.get("role") in _DECORATION:
        return True
    return next(table.iter(f"{{{XHTML}}}th"), None) is not None


def _ordered(section: Element) -> bool:
    levels = [_HEADINGS.index(str(heading.tag)) for heading in section.iter(_HEADINGS)]
    return all(deeper <= level + 1 for level, deeper in pairwise([-1, *levels]))


def modes(access: Access) -> tuple[str, ...]:
    """``schema:accessMode``."""
    return ("textual", "visual") if access.pictures else ("textual",)


def sufficient(access: Access) -> tuple[str, ...]:
    """``schema:accessModeSufficient``: sets of senses, each of which is enough."""
    both = ("textual,visual",) if access.pictures else ()
    return (*both, "textual") if access.textual else (both or ("textual,visual",))


def features(access: Access) -> tuple[str, ...]:
    """``schema:accessibilityFeature``, only what is there."""
    conditional = {
        "alternativeText": access.pictures and access.described,
        "longDescription": access.explained,
        "MathML": access.maths and access.marked,
        "describedMath": access.maths and access.marked and access.spoken,
        "index": access.index,
        "structuralNavigation": access.ordered,
        "displayTransformability": access.plain,
        "pageBreakMarkers": access.paged,
        "pageNavigation": access.paged,
        "printPageNumbers": access.paged,  # what the two were called before
    }
    always = ("tableOfContents", "readingOrder")  # no package is without
    return (*always, *(name for name, holds in conditional.items() if holds))


def hazard(access: Access) -> str:
    """``schema:accessibilityHazard``: text and still pictures have none."""
    return "unknown" if access.moving else "none"
