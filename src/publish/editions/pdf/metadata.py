"""What the file says of itself: document information, XMP, and how it wants to be shown."""

from __future__ import annotations

from datetime import UTC, datetime

import pikepdf
import weasyprint
from pikepdf import Dictionary, Name, Pdf, String

from publish.model import Metadata

TOOL = "publish"


def write(pdf: Pdf, metadata: Metadata, modified: int) -> None:
    """Describe the document; ``modified`` in seconds since 1970 UTC."""
    moment = datetime.fromtimestamp(modified, UTC)
    _information(pdf, metadata, f"D:{moment:%Y%m%d%H%M%S}Z")
    _xmp(pdf, metadata, f"{moment:%Y-%m-%dT%H:%M:%SZ}")
    pdf.Root.Lang = String(metadata.language)
    # PDF/UA-1 (ISO 14289-1), 7.1: the window's title is the document's, not the file's.
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines


def _producer() -> str:
    return f"WeasyPrint {weasyprint.VERSION}, pikepdf {pikepdf.__version__}"


def _title(metadata: Metadata) -> str:
    parts = (metadata.title, metadata.subtitle)
    return ": ".join(part for part in parts if part)


def _people(metadata: Metadata, *, authors: bool) -> list[str]:
    people = metadata.contributors
    return [person.name for person in people if (person.role == "author") is authors]


def _information(pdf: Pdf, metadata: Metadata, date: str) -> None:
    entries = {
        "/Title": _title(metadata),
        "/Author": ", ".join(_people(metadata, authors=True)),
        "/Subject": metadata.description,
        "/Keywords": ", ".join(metadata.keywords),
        "/Creator": TOOL,
        "/Producer": _producer(),
        "/CreationDate": date,
        "/ModDate": date,
    }
    for key, value in entries.items():
        if value:
            pdf.docinfo[key] = String(value)


def _xmp(pdf: Pdf, metadata: Metadata, date: str) -> None:
    properties: dict[str, str | list[str] | set[str]] = {
        "dc:title": _title(metadata),
        "dc:creator": _people(metadata, authors=True),
        "dc:contributor": _people(metadata, authors=False),
        "dc:description": metadata.description,
        "dc:subject": list(metadata.keywords),
        "dc:publisher": [metadata.publisher] if metadata.publisher else [],
        "dc:rights": metadata.rights,
        "dc:language": [metadata.language],
        "dc:identifier": f"urn:isbn:{metadata.isbn}" if metadata.isbn else metadata.identifier,
        "dc:format": "application/pdf",
        "pdf:Keywords": ", ".join(metadata.keywords),
        "pdf:Producer": _producer(),
        "xmp:CreatorTool": TOOL,
        "xmp:CreateDate": date,
        "xmp:ModifyDate": date,
        "xmp:MetadataDate": date,
    }
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        for name, value in properties.items():
            if value:
                xmp[name] = value
