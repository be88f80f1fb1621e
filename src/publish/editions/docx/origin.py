"""Where the document comes from: the book, its revision, and the place of every block.

It stands twice, in a custom XML part and in custom properties, since not every program keeps
both. No text of the manuscript is in it. What comes back from an editor is led by it to the
files: a block's bookmark is its id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from publish.editions.docx.job import Job
from publish.editions.docx.package import DOCUMENT, Package
from publish.editions.docx.part import Source
from publish.editions.docx.zotero import Zotero, settings

ORIGIN = "urn:publish:origin"
"""The namespace of the custom XML part; see the architecture for what is in it."""
PART = "customXml/item1.xml"
PROPERTIES = "docProps/custom.xml"
"""pandoc writes it, without properties."""
_LONGEST = 255
"""Characters of a property that Word keeps."""
_ITEM = "customXml/itemProps1.xml"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_APPLICATION = "application/vnd.openxmlformats-officedocument"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""What every custom property has as its format (ECMA-376, part 1, 22.3)."""


def with_origin(
    package: Package, job: Job, sources: Sequence[Source], zotero: Zotero | None
) -> Package:
    """The package with where it comes from; a copy for submission says nothing of it."""
    if not job.layout.fields:
        return package
    identity = uuid5(NAMESPACE_URL, f"{job.edition.metadata.identifier} {job.revision}")
    package = package.with_xml(PART, _part(job, sources))
    package = package.with_xml(_ITEM, _item(str(identity).upper()))
    package = package.relate(DOCUMENT, "customXml", f"../{PART}", "origin")
    package = package.relate(PART, "customXmlProps", _ITEM.rpartition("/")[2], "properties")
    package = package.with_type(_ITEM, f"{_APPLICATION}.customXmlProperties+xml")
    package = package.with_xml(PROPERTIES, _properties(job, sources, zotero))
    return package.with_type(PROPERTIES, f"{_APPLICATION}.custom-properties+xml")


def with_round(package: Package, name: str) -> Package:
    """The package with the round of review that it was made for, beside where it comes from."""
    if PART not in package.parts:
        return package
    root, listed = package.xml(PART), package.xml(PROPERTIES)
    root.set("round", name)
    _add_property(listed, "publish-round", name)
    return package.with_xml(PART, root).with_xml(PROPERTIES, listed)


def _part(job: Job, sources: Sequence[Source]) -> etree._Element:
    root = etree.Element(f"{{{ORIGIN}}}origin", nsmap={"origin": ORIGIN})
    for name, text in _facts(job):
        root.set(name, text)
    for source in sources:
        file = etree.SubElement(root, f"{{{ORIGIN}}}file", path=source.path, piece=source.piece)
        for block, place in source.places:
            etree.SubElement(file, f"{{{ORIGIN}}}block", id=block, at=place)
    return root


def _facts(job: Job) -> Iterable[tuple[str, str]]:
    data = job.edition.metadata
    facts = (("book", data.identifier), ("edition", job.edition.name), ("revision", job.revision))
    return ((name, text) for name, text in facts if text)


def _item(identity: str) -> etree._Element:
    root = etree.Element(f"{{{_STORE}}}datastoreItem", nsmap={"ds": _STORE})
    root.set(f"{{{_STORE}}}itemID", f"{{{identity}}}")
    references = etree.SubElement(root, f"{{{_STORE}}}schemaRefs")
    etree.SubElement(references, f"{{{_STORE}}}schemaRef").set(f"{{{_STORE}}}uri", ORIGIN)
    return root


def _properties(job: Job, sources: Sequence[Source], zotero: Zotero | None) -> etree._Element:
    """The same in properties; a file's blocks in as many as they need."""
    root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={"op": _CUSTOM, "vt": _TYPES})
    facts = [(f"publish-{name}", text) for name, text in _facts(job)]
    for source in sources:
        parts = enumerate(_listed(source), 1)
        facts += [(f"publish-blocks {number} {source.path}", text) for number, text in parts]
    facts += settings(zotero, job.edition) if zotero else []
    for name, text in facts:
        _add_property(root, name, text)
    return root


def _add_property(root: etree._Element, name: str, text: str) -> None:
    """Numbers begin with 2."""
    entry = etree.SubElement(root, f"{{{_CUSTOM}}}property", fmtid=_FORMAT)
    entry.set("pid", str(len(root) + 1))
    entry.set("name", name)
    etree.SubElement(entry, f"{{{_TYPES}}}lpwstr").text = text


def _listed(source: Source) -> Iterator[str]:
    """A file's blocks as ``_key_ 1 1:3 2 3:1 …``: what their ids begin with, serials, places."""
    listed = ""
    for block, place in source.places:
        prefix, _, serial = block.rpartition("_")
        entry = f" {serial} {place}"
        if not listed.startswith(f"{prefix}_") or len(listed) + len(entry) > _LONGEST:
            if listed:
                yield listed
            listed = f"{prefix}_"
        listed += entry
    if listed:
        yield listed
