"""The message: one product in the reference names of ONIX for Books 3.0."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from publish.editions.epub.accessibility import Access
from publish.editions.epub.metadata import identifiers
from publish.editions.onix.form import Form
from publish.editions.onix.parts import (
    Element,
    contributors,
    date,
    extent,
    features,
    identifier,
    language,
    series,
    subjects,
    tag,
    text,
    title,
)
from publish.model import Metadata, Sibling


@dataclass(frozen=True)
class Record:
    """What is told of an edition, besides what its content says."""

    metadata: Metadata
    form: Form
    siblings: tuple[Sibling, ...] = ()
    modified: int = 0
    """In seconds since 1970 UTC."""


def message(record: Record, *, access: Access | None = None, pages: int = 0) -> bytes:
    """The file's bytes. ``access`` is known of e-books, ``pages`` of what has pages."""
    sent = datetime.fromtimestamp(record.modified, UTC)
    people = (person.name for person in record.metadata.contributors)
    sender = record.metadata.publisher or next(people, record.metadata.title)
    header = tag(
        "Header",
        tag("Sender", tag("SenderName", sender)),
        tag("SentDateTime", f"{sent:%Y%m%dT%H%M%SZ}"),
    )
    root = tag("ONIXMessage", header, _product(record, access, pages))
    root.set("release", "3.0")
    etree.indent(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _product(record: Record, access: Access | None, pages: int) -> Element:
    names = identifiers(record.metadata)
    return tag(
        "Product",
        tag("RecordReference", names[0]),
        tag("NotificationType", "03"),  # confirmed, on publication
        *map(identifier, names),
        tag("DescriptiveDetail", *_description(record, access, pages)),
        *_group("CollateralDetail", _texts(record.metadata)),
        *_group("PublishingDetail", _publishing(record.metadata)),
        *_group("RelatedMaterial", _related(record)),
    )


def _group(name: str, parts: Iterator[Element]) -> tuple[Element, ...]:
    """A block is left out where it would be empty."""
    inside = tuple(parts)
    return (tag(name, *inside),) if inside else ()


def _description(record: Record, access: Access | None, pages: int) -> Iterator[Element]:
    """In the order that the schema asks for."""
    metadata, form = record.metadata, record.form
    yield tag("ProductComposition", "00")  # one item
    yield tag("ProductForm", form.code)
    if form.detail:
        yield tag("ProductFormDetail", form.detail)
    if access is not None:
        yield from features(access, metadata.language)
    if form is not Form.PRINT:
        yield tag("PrimaryContentType", "10")  # text
        yield tag("EpubTechnicalProtection", "00")  # none
    yield from series(metadata.series)
    yield title(metadata)
    yield from contributors(metadata.contributors)
    yield language(metadata.language)
    if pages:
        yield extent(pages)
    yield from subjects(metadata.subjects)


def _texts(metadata: Metadata) -> Iterator[Element]:
    for kind, words in (("03", metadata.description), ("13", metadata.rights)):
        if words.strip():
            yield text(kind, words, metadata.language)


def _publishing(metadata: Metadata) -> Iterator[Element]:
    """Nothing without a publisher: the schema allows no date alone."""
    if not metadata.publisher:
        return
    role = tag("PublishingRole", "01")
    yield tag("Publisher", role, tag("PublisherName", metadata.publisher))
    if metadata.date:
        role = tag("PublishingDateRole", "01")
        yield tag("PublishingDate", role, date(metadata.date))


def _related(record: Record) -> Iterator[Element]:
    for sibling in record.siblings:
        relation = record.form.related(Form(sibling.medium))
        name = identifier(f"urn:isbn:{sibling.isbn}")
        yield tag("RelatedProduct", tag("ProductRelationCode", relation), name)
