"""The document's properties: what the book is, who made it, when it was modified."""

from __future__ import annotations

from datetime import UTC, datetime

from lxml import etree

from publish.editions.docx.job import Job
from publish.editions.docx.openxml import Element
from publish.editions.docx.package import Package

_CORE = "docProps/core.xml"
_APP = "docProps/app.xml"
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def properties(package: Package, job: Job) -> Package:
    """The package with its core properties; none that only a word processor can know."""
    app = etree.fromstring(f'<Properties xmlns="{_EXTENDED}"/>')
    facts = (("Company", job.edition.metadata.publisher), ("Application", "publish"))
    for name, text in facts:
        if text:
            etree.SubElement(app, f"{{{_EXTENDED}}}{name}").text = text
    return package.with_xml(_CORE, _core(job)).with_xml(_APP, app)


def _core(job: Job) -> Element:
    data = job.edition.metadata
    title = f"{data.title}: {data.subtitle}" if data.subtitle else data.title
    namespaces = {"cp": _CP, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    root = etree.Element(f"{{{_CP}}}coreProperties", nsmap=namespaces)
    values = (
        (_DC, "title", title),
        (_DC, "creator", "; ".join(person.name for person in data.contributors)),
        (_DC, "description", data.description),
        (_DC, "identifier", data.identifier),
        (_DC, "language", data.language),
        (_CP, "keywords", "; ".join(data.keywords)),
        (_CP, "version", job.revision if job.layout.fields else ""),
    )
    for namespace, name, text in values:
        if text:
            etree.SubElement(root, f"{{{namespace}}}{name}").text = text
    instant = datetime.fromtimestamp(job.modified, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for name in ("created", "modified"):
        entry = etree.SubElement(root, f"{{{_TERMS}}}{name}")
        entry.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
        entry.text = instant
    return root
