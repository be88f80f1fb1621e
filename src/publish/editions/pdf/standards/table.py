"""The table of standards: one row each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from pikepdf import Pdf

from publish.editions.pdf.standards import repairs

Repair = Callable[[Pdf], None]


@dataclass(frozen=True)
class Standard:
    """What a standard asks of a file, beside what its layout must have brought along."""

    version: str
    """The PDF version that it builds on."""
    newer: bool
    """Whether a file may have a newer version."""
    properties: Mapping[str, str] = field(default_factory=dict)
    """How the XMP metadata claim it."""
    information: Mapping[str, str] = field(default_factory=dict)
    """How the document information claims it."""
    intent: str = ""
    """The subtype of its output intent."""
    repairs: tuple[Repair, ...] = ()


_ARCHIVED = (repairs.without_interpolation, repairs.without_empty_resources)
_PRINTED = (
    repairs.without_annotations, repairs.without_tags, repairs.without_outline, repairs.trapped,
)  # fmt: skip
_X1A = {"/GTS_PDFXVersion": "PDF/X-1:2001", "/GTS_PDFXConformance": "PDF/X-1a:2001"}


def _archive(part: int) -> Standard:
    """PDF/A (ISO 19005), level B: it looks the same for ever."""
    claim = {"pdfaid:part": str(part), "pdfaid:conformance": "B"}
    return Standard("1.7", False, claim, intent="GTS_PDFA1", repairs=_ARCHIVED)


def _press(version: str, claim: Mapping[str, str], information: Mapping[str, str]) -> Standard:
    """PDF/X (ISO 15930): it prints as it was meant to."""
    return Standard(version, False, claim, information, "GTS_PDFX", _PRINTED)


STANDARDS: Mapping[str, Standard] = MappingProxyType(
    {
        "pdf/a-2b": _archive(2),
        "pdf/a-3b": _archive(3),
        "pdf/ua-1": Standard("1.7", True, {"pdfuaid:part": "1"}),
        "pdf/x-4": _press("1.6", {"pdfxid:GTS_PDFXVersion": "PDF/X-4"}, {}),
        "pdf/x-3": _press("1.3", {}, {"/GTS_PDFXVersion": "PDF/X-3:2002"}),
        "pdf/x-1a": _press("1.3", {}, _X1A),
    }
)
"""Name in book.yaml → what it asks."""
