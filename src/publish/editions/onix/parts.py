"""The composites of a product, each with its elements in the order that the schema asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from lxml import etree

from publish.editions.epub.accessibility import Access
from publish.editions.epub.summary import summary
from publish.editions.onix import accessible
from publish.editions.onix.codes import DATE_FORMATS, KEYWORDS, OTHER_ROLE, ROLES, scheme
from publish.model import BookSeries, Contributor, Metadata, Subject

Element: TypeAlias = etree._Element

NAMESPACE = "http://ns.editeur.org/onix/3.0/reference"
_NAMESPACES = {None: NAMESPACE}


def tag(name: str, *content: str | Element, **attributes: str) -> Element:
    """An element of ONIX that holds text or elements."""
    made = etree.Element(f"{{{NAMESPACE}}}{name}", attributes, _NAMESPACES)  # type: ignore[arg-type]
    for part in content:
        if isinstance(part, str):
            made.text = " ".join(part.split())
        else:
            made.append(part)
    return made


def identifier(name: str) -> Element:
    """``urn:isbn:…`` as an ISBN-13 or ISBN-10 (list 5), anything else as the publisher's own."""
    if name.startswith("urn:isbn:"):
        digits = re.sub(r"[^\dX]", "", name.removeprefix("urn:isbn:").upper())
        kind = [tag("ProductIDType", "15" if len(digits) == 13 else "02")]
    else:
        kind, digits = [tag("ProductIDType", "01"), tag("IDTypeName", "URN")], name
    return tag("ProductIdentifier", *kind, tag("IDValue", digits))


def features(access: Access, spoken: str) -> Iterator[Element]:
    """How accessible the e-book is (lists 79 and 196), and the same in words."""
    for code in accessible.codes(access):
        yield tag("ProductFormFeature", *_feature(code))
    words, known = summary(access, spoken)
    said = tag("ProductFormFeatureDescription", words, language=_bibliographic(known))
    yield tag("ProductFormFeature", *_feature(accessible.SUMMARY), said)


def _feature(code: str) -> tuple[Element, Element]:
    kind = tag("ProductFormFeatureType", accessible.FEATURE)
    return kind, tag("ProductFormFeatureValue", code)


def series(series: BookSeries | None) -> Iterator[Element]:
    if series is None:
        return
    parts = [tag("TitleElementLevel", "02")]
    if series.number:
        parts.append(tag("PartNumber", series.number))
    element = tag("TitleElement", *parts, tag("TitleText", series.title))
    detail = tag("TitleDetail", tag("TitleType", "01"), element)
    yield tag("Collection", tag("CollectionType", "10"), detail)  # the publisher's


def title(metadata: Metadata) -> Element:
    parts = [tag("TitleElementLevel", "01"), tag("TitleText", metadata.title)]
    if metadata.subtitle:
        parts.append(tag("Subtitle", metadata.subtitle))
    return tag("TitleDetail", tag("TitleType", "01"), tag("TitleElement", *parts))


def contributors(people: Sequence[Contributor]) -> Iterator[Element]:
    """Those who made it; nobody, said in so many words, where none is named."""
    for number, person in enumerate(people, start=1):
        parts = [
            tag("SequenceNumber", str(number)),
            tag("ContributorRole", ROLES.get(person.role, OTHER_ROLE)),
            tag("PersonName", person.name),
        ]
        if person.sort:
            parts.append(tag("PersonNameInverted", person.sort))
        yield tag("Contributor", *parts)
    if not people:
        yield tag("NoContributor")


def language(spoken: str) -> Element:
    """What the text is in (lists 22 and 74)."""
    role = tag("LanguageRole", "01")
    return tag("Language", role, tag("LanguageCode", _bibliographic(spoken)))


def _bibliographic(spoken: str) -> str:
    """The ISO 639-2/B code for a tag of BCP 47: ``ger`` for ``de-AT``; ``und`` for none."""
    from langcodes import Language
    from langcodes.tag_parser import LanguageTagError

    try:
        return Language.get(spoken).to_alpha3(variant="B")
    except (LookupError, LanguageTagError):
        return "und"


def extent(pages: int) -> Element:
    """Lists 23 and 24: all pages that have content, in pages."""
    kind, unit = tag("ExtentType", "11"), tag("ExtentUnit", "03")
    return tag("Extent", kind, tag("ExtentValue", str(pages)), unit)


def subjects(given: Sequence[Subject]) -> Iterator[Element]:
    """Codes by their scheme; whatever has words only as keywords, in one element."""
    for subject in given:
        if subject.code:
            kind = tag("SubjectSchemeIdentifier", scheme(subject.scheme, subject.code))
            words = [tag("SubjectHeadingText", subject.text)] if subject.text else []
            yield tag("Subject", kind, tag("SubjectCode", subject.code), *words)
    if keywords := "; ".join(subject.text for subject in given if not subject.code):
        kind = tag("SubjectSchemeIdentifier", KEYWORDS)
        yield tag("Subject", kind, tag("SubjectHeadingText", keywords))


def text(kind: str, words: str, spoken: str) -> Element:
    """A text about the book (list 153) for everybody (list 154)."""
    said = tag("Text", words, language=_bibliographic(spoken))
    return tag("TextContent", tag("TextType", kind), tag("ContentAudience", "00"), said)


def date(day: str) -> Element:
    """``2026``, ``2026-11`` or ``2026-11-22``, its form said by list 55."""
    digits = day.replace("-", "")
    return tag("Date", digits, dateformat=DATE_FORMATS[len(digits)])
