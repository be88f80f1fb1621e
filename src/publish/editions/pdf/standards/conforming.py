"""A finished document made to keep to standards, and to say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from lxml import etree
from pikepdf import Name, Pdf, String
from pikepdf.models import PdfMetadata

from publish.editions.pdf.standards.intent import Intent, declare, srgb
from publish.editions.pdf.standards.table import STANDARDS, Standard

_OBJECT_STREAMS = "1.5"
"""The version of PDF that brought them; they keep files small."""
_NEWEST = "1.7"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SCHEMAS = """
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289 that is kept to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


@dataclass(frozen=True)
class Conformance:
    """The names of the standards that a file is to keep to.

    ``intent`` is what its colours are meant for; without one, archives have sRGB.
    """

    names: tuple[str, ...] = ()
    intent: Intent | None = None

    @property
    def standards(self) -> tuple[Standard, ...]:
        return tuple(STANDARDS[name] for name in self.names)


def repair(pdf: Pdf, names: Sequence[str]) -> None:
    """Take out what these standards forbid."""
    for mend in dict.fromkeys(mend for name in names for mend in STANDARDS[name].repairs):
        mend(pdf)


def conform(pdf: Pdf, to: Conformance) -> None:
    """Take out what the standards forbid, and state that the file keeps to them."""
    standards = to.standards
    repair(pdf, to.names)
    subtypes = tuple(dict.fromkeys(one.intent for one in standards if one.intent))
    if subtypes:
        declare(pdf, to.intent or srgb(), subtypes)
    for one in standards:
        for key, value in one.information.items():
            pdf.docinfo[Name(key)] = String(value)
    _claim(pdf, standards)


def saving(to: Conformance) -> Mapping[str, Any]:
    """How pikepdf has to save a file that keeps to the standards: version, and objects packed."""
    version, packed = form(to)
    fixed = any(not one.newer for one in to.standards)
    mode = pikepdf.ObjectStreamMode
    return {
        "force_version" if fixed else "min_version": version,
        "object_stream_mode": mode.generate if packed else mode.disable,
    }


def form(to: Conformance) -> tuple[str, bool]:
    """The version of a file that keeps to the standards, and whether objects may be packed."""
    version = min((one.version for one in to.standards if not one.newer), default=_NEWEST)
    return version, version >= _OBJECT_STREAMS


def _claim(pdf: Pdf, standards: Sequence[Standard]) -> None:
    claims = {key: value for one in standards for key, value in one.properties.items()}
    with _metadata(pdf) as xmp:
        for key, value in claims.items():
            xmp[key] = value
        if any(one.intent == "GTS_PDFX" for one in standards):
            xmp["pdf:Trapped"] = "False"
    if {"pdfaid:part", "pdfuaid:part"} <= set(claims):
        _describe_claims(pdf)


def _metadata(pdf: Pdf) -> PdfMetadata:
    return pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)


def _describe_claims(pdf: Pdf) -> None:
    """PDF/A knows the names of its own claim only; others it wants described.

    ISO 19005-2, 6.6.2.3: properties that no predefined schema has stand in an extension schema.
    """
    packet = pdf.Root.Metadata
    tree = etree.fromstring(packet.read_bytes())
    (root,) = tree.iter(f"{{{_RDF}}}RDF")
    root.append(etree.fromstring(_SCHEMAS.strip()))
    packet.write(etree.tostring(tree))
    with _metadata(pdf):
        pass  # what is opened is written again as a packet: with its header, in the encoding of XMP
