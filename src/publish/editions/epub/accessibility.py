"""What the e-book can truthfully say of its accessibility, derived from what it holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from publish.editions.epub.page_breaks import ROLE
from publish.editions.epub.pictures import Picture
from publish.editions.epub.xhtml import EPUB_TYPE, MATHML, SVG, XHTML, Element

CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""EPUB Accessibility 1.1, 4.3.1."""

_DECORATION = frozenset(("presentation", "none"))


@dataclass(frozen=True)
class Access:
    """Facts on which the statements rest."""

    pictures: bool
    described: bool
    """Every picture that means something has an alternative text."""
    explained: bool
    """Some picture has a long description, too."""
    maths: bool
    spoken: bool
    """Every formula has an alternative text."""
    index: bool
    notes: bool
    titled: bool
    """Every table says which cells are its heads."""
    moving: bool
    paged: bool = False
    """It knows the pages of a printed book."""

    @property
    def textual(self) -> bool:
        """Whether nothing but reading is needed."""
        return self.described and self.spoken

    @property
    def conforms(self) -> bool:
        """Whether all conditions of `CONFORMANCE` that the content decides hold.

        Those on language, order, navigation, reflow and contrast hold by construction.
        """
        return self.textual and self.titled and not self.moving


def look(sections: Iterable[Element], pictures: Iterable[Picture]) -> Access:
    """The facts, from the pieces' sections and the book's pictures (a cover among them)."""
    parts = list(sections)
    images = [image for part in parts for image in part.iter(f"{{{XHTML}}}img", f"{{{SVG}}}svg")]
    meant = [image for image in images if image.get("role") not in _DECORATION]
    formulas = [formula for part in parts for formula in part.iter(f"{{{MATHML}}}math")]
    tables = [table for part in parts for table in part.iter(f"{{{XHTML}}}table")]
    shown = list(pictures)
    return Access(
        pictures=bool(meant or shown),
        described=all(map(_described, meant)),
        explained=any(image.get("aria-details") for image in meant),
        maths=bool(formulas),
        spoken=all(formula.get("alttext") for formula in formulas),
        index=any(map(_indexes, parts)),
        notes=any(link.get("role") == "doc-noteref" for part in parts for link in part.iter()),
        titled=all(_titled(table) for table in tables),
        moving=any(picture.moving for picture in shown),
        paged=any(part.find(f".//*[@role='{ROLE}']") is not None for part in parts),
    )


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
        "MathML": access.maths,
        "describedMath": access.maths and access.spoken,
        "index": access.index,
        "pageBreakMarkers": access.paged,
        "pageNavigation": access.paged,
        "printPageNumbers": access.paged,  # what the two were called before
    }
    always = ("structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability")
    return (*always, *(name for name, holds in conditional.items() if holds))


def hazard(access: Access) -> str:
    """``schema:accessibilityHazard``: text and still pictures have none."""
    return "unknown" if access.moving else "none"
