"""Which standards a file claims to keep."""

from __future__ import annotations

from dataclasses import dataclass

from publish.preflight.document import Document
from publish.preflight.requirements import Requirements, Standard

_X_BY_PREFIX = {
    "PDF/X-1": Standard.PDF_X_1A,
    "PDF/X-1a": Standard.PDF_X_1A,
    "PDF/X-3": Standard.PDF_X_3,
    "PDF/X-4": Standard.PDF_X_4,
}
_A_BY_PART = {"1": Standard.PDF_A_1B, "2": Standard.PDF_A_2B, "3": Standard.PDF_A_3B}


@dataclass(frozen=True)
class Claims:
    """The standards claimed that there are rules for, and the names of others."""

    known: tuple[Standard, ...]
    unknown: tuple[str, ...]


def claims(document: Document) -> Claims:
    """What the file says of itself, in its XMP packet and its document information."""
    xmp, known, unknown = document.xmp, [], []
    if part := str(xmp.get("pdfaid:part", "")):
        level = str(xmp.get("pdfaid:conformance", "")).upper()
        if part in _A_BY_PART:
            known.append(_A_BY_PART[part])
        if part not in _A_BY_PART or level in ("A", "U"):
            unknown.append(f"PDF/A-{part}{level.lower()}")
    if part := str(xmp.get("pdfuaid:part", "")):
        if part == "1":
            known.append(Standard.PDF_UA_1)
        else:
            unknown.append(f"PDF/UA-{part}")
    if name := x_version(document):
        standard = _x_standard(name)
        if standard is None:
            unknown.append(name)
        else:
            known.append(standard)
    return Claims(tuple(known), tuple(unknown))


def x_version(document: Document) -> str:
    """The part of PDF/X that is claimed, as the file writes it; empty for none.

    A file of PDF/X-1a:2001 says PDF/X-1:2001, and that it conforms to PDF/X-1a (ISO 15930-1, 6.2).
    """
    in_xmp = document.xmp.get("pdfxid:GTS_PDFXVersion") or document.xmp.get("pdfx:GTS_PDFXVersion")
    information = document.information
    version = str(in_xmp or information.get("/GTS_PDFXVersion") or "")
    if version.startswith("PDF/X-1:"):
        return str(information.get("/GTS_PDFXConformance") or version)
    return version


def _x_standard(name: str) -> Standard | None:
    head = name.partition(":")[0]
    return _X_BY_PREFIX.get(head)


def held_to(document: Document, asked: Requirements) -> frozenset[Standard]:
    """The standards whose rules count: those claimed and those asked for."""
    return frozenset((*claims(document).known, *asked.standards))
