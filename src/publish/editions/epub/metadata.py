"""The package's metadata: statements on the book (EPUB 3.3, 5.5; Dublin Core)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from publish.config.relators import RELATORS
from publish.editions.epub import accessibility
from publish.editions.epub.accessibility import Access
from publish.editions.epub.summary import summary
from publish.model import Contributor, Metadata

_CREATORS = (frozenset(("aut",)), frozenset(("edt", "com")))
"""Who counts as having made the book: its authors, or where it has none its editors."""


@dataclass(frozen=True)
class Statement:
    """A Dublin Core element, or a ``meta`` (then ``name`` is empty)."""

    name: str
    value: str
    attributes: Mapping[str, str] = field(default_factory=dict)


def statements(metadata: Metadata, access: Access) -> tuple[Statement, ...]:
    """All but the unique identifier, for which see `identifiers`."""
    return (
        *_titles(metadata),
        Statement("language", metadata.language),
        *_people(metadata.contributors),
        *(Statement("identifier", name) for name in identifiers(metadata)[1:]),
        *_plain(metadata),
        *_accessibility(access, metadata.language),
        *_conformance(access, metadata),
    )


def identifiers(metadata: Metadata) -> tuple[str, ...]:
    """The edition's names as URNs, the unique one first: its ISBN, else the book's identifier.

    A book without either is named by what it says of itself, so that two builds agree.
    """
    names = []
    if metadata.isbn:
        names.append("urn:isbn:" + "".join(c for c in metadata.isbn if c.isalnum()))
    if metadata.identifier:
        names.append(_urn(metadata.identifier))
    if not names:
        people = (person.name for person in metadata.contributors)
        described = "\n".join((metadata.slug, metadata.title, metadata.language, *people))
        names.append(uuid.uuid5(uuid.NAMESPACE_OID, described).urn)
    return tuple(dict.fromkeys(names))


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
    yield from (Statement("subject", subject) for subject in metadata.subjects)


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


def _conformance(access: Access, metadata: Metadata) -> Iterator[Statement]:
    """The claim to conform, and who makes it: without a name it must not be made (4.3.2)."""
    people = [person.name for person in metadata.contributors]
    claimant = metadata.publisher or next(iter(people), "")
    if access.conforms and claimant:
        identifier = "conformance"
        attributes = {"id": identifier, "property": "dcterms:conformsTo"}
        yield Statement("", accessibility.CONFORMANCE, attributes)
        yield _refines(identifier, "a11y:certifiedBy", claimant)
