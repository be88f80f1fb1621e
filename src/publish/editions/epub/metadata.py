"""The package's metadata: statements on the book (EPUB 3.3, 5.5; Dublin Core)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from publish.config.relators import RELATORS
from publish.editions.epub import accessibility
from publish.editions.epub.accessibility import Access
from publish.editions.epub.summary import summary
from publish.model import BookSeries, Contributor, Metadata, Sibling, Subject

_CREATORS = (frozenset(("aut",)), frozenset(("edt", "com")))
"""Who counts as having made the book: its authors, or where it has none its editors."""

_AUTHORITIES = {"bisac": "BISAC", "thema": "Thema"}
"""Scheme → its name in EPUB 3.3, D.3.2."""

_POSITION = re.compile(r"\d+(\.\d+)*")
"""What a place in a collection can be: numbers alone (EPUB 3.3, D.3.7)."""


@dataclass(frozen=True)
class Statement:
    """A Dublin Core element, or a ``meta`` (then ``name`` is empty)."""

    name: str
    value: str
    attributes: Mapping[str, str] = field(default_factory=dict)


def statements(
    metadata: Metadata,
    access: Access,
    siblings: Sequence[Sibling] = (),
    paged: Metadata | None = None,
) -> tuple[Statement, ...]:
    """All but the unique identifier, for which see `identifiers`.

    ``paged`` says what is known of the edition whose pages are marked.
    """
    return (
        *_titles(metadata),
        Statement("language", metadata.language),
        *_people(metadata.contributors),
        *(Statement("identifier", name) for name in identifiers(metadata)[1:]),
        *_plain(metadata),
        *_subjects(metadata.subjects),
        *_series(metadata.series),
        *_printed(siblings),
        *_accessibility(access, metadata.language),
        *_conformance(access, metadata),
        *(_source(paged) if paged and access.paged else ()),
    )


def identifiers(metadata: Metadata) -> tuple[str, ...]:
    """The edition's names as URNs, the unique one first: its ISBN, else the book's identifier.

    A book without either is named by what it says of itself, so that two builds agree.
    """
    names = []
    if metadata.isbn:
        names.append(isbn_urn(metadata.isbn))
    if metadata.identifier:
        names.append(_urn(metadata.identifier))
    if not names:
        people = (person.name for person in metadata.contributors)
        described = "\n".join((metadata.slug, metadata.title, metadata.language, *people))
        names.append(uuid.uuid5(uuid.NAMESPACE_OID, described).urn)
    return tuple(dict.fromkeys(names))


def isbn_urn(isbn: str) -> str:
    """``urn:isbn:9783161484100``"""
    return "urn:isbn:" + "".join(c for c in isbn if c.isalnum())


def _urn(identifier: str) -> str:
    """An identifier with its scheme: a bare UUID gets one, anything else stays as it is."""
    try:
        return uuid.UUID(identifier).urn
    except ValueError:
        return identifier


def _refines(identifier: str, name: str, value: str, **attributes: str) -> Statement:
    return Statement("", value, {"refines": f"#{identifier}", "property": name, **attributes})


def _titles(metadata: Metadata) -> Iterator[Statement]:
    yield Statement("title", metadata.title, {"id": "title"})
    yield _refines("title", "title-type", "main")
    if metadata.subtitle:
        yield _refines("title", "display-seq", "1")
        yield Statement("title", metadata.subtitle, {"id": "subtitle"})
        yield _refines("subtitle", "title-type", "subtitle")
        yield _refines("subtitle", "display-seq", "2")


def _people(contributors: Sequence[Contributor]) -> Iterator[Statement]:
    codes = [relator(person.role) for person in contributors]
    makers = next((group for group in _CREATORS if group & set(codes)), frozenset())
    for number, (person, code) in enumerate(zip(contributors, codes, strict=True), start=1):
        identifier = f"person-{number}"
        name = "creator" if code in makers else "contributor"
        yield Statement(name, person.name, {"id": identifier})
        yield _refines(identifier, "role", code, scheme="marc:relators")
        if person.sort:
            yield _refines(identifier, "file-as", person.sort)


def relator(role: str) -> str:
    """The code for a role, given as MARC's word or as its code."""
    return RELATORS.get(role, role)


def _plain(metadata: Metadata) -> Iterator[Statement]:
    for name in ("publisher", "date", "rights", "description"):
        value = " ".join(getattr(metadata, name).split())
        if value:
            yield Statement(name, value)


def _subjects(subjects: Sequence[Subject]) -> Iterator[Statement]:
    """A code needs both its scheme and itself (EPUB 3.3, D.3.2 and D.3.10)."""
    for number, subject in enumerate(subjects, start=1):
        identifier = f"subject-{number}"
        yield Statement("subject", str(subject), {"id": identifier} if subject.code else {})
        if subject.code:
            yield _refines(identifier, "authority", _AUTHORITIES[subject.scheme])
            yield _refines(identifier, "term", subject.code)


def _series(series: BookSeries | None) -> Iterator[Statement]:
    if series is None:
        return
    attributes = {"id": "series", "property": "belongs-to-collection"}
    yield Statement("", series.title, attributes)
    yield _refines("series", "collection-type", "series")
    if _POSITION.fullmatch(series.number):
        yield _refines("series", "group-position", series.number)


def _printed(siblings: Sequence[Sibling]) -> Iterator[Statement]:
    """The printed book: the same in another form."""
    for sibling in siblings:
        if sibling.medium == "print":
            yield Statement("", isbn_urn(sibling.isbn), {"property": "dcterms:isFormatOf"})


def _accessibility(access: Access, language: str) -> Iterator[Statement]:
    listed = {
        "schema:accessMode": accessibility.modes(access),
        "schema:accessModeSufficient": accessibility.sufficient(access),
        "schema:accessibilityFeature": accessibility.features(access),
        "schema:accessibilityHazard": (accessibility.hazard(access),),
    }
    for name, values in listed.items():
        yield from (Statement("", value, {"property": name}) for value in values)
    words, spoken = summary(access, language)
    yield Statement("", words, {"property": "schema:accessibilitySummary", "xml:lang": spoken})


def _source(printed: Metadata) -> Iterator[Statement]:
    """Of which edition the pages are (Page Source Identification, 3), in both ways in use."""
    name = identifiers(printed)[0]
    yield Statement("source", name)
    yield Statement("", name, {"property": "pageBreakSource"})


def _conformance(access: Access, metadata: Metadata) -> Iterator[Statement]:
    """The claim to conform, and who makes it: without a name it must not be made (4.3.2)."""
    people = [person.name for person in metadata.contributors]
    claimant = metadata.publisher or next(iter(people), "")
    if access.conforms and claimant:
        identifier = "conformance"
        attributes = {"id": identifier, "property": "dcterms:conformsTo"}
        yield Statement("", accessibility.CONFORMANCE, attributes)
        yield _refines(identifier, "a11y:certifiedBy", claimant)
