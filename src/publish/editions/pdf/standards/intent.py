"""Output intents: what the colours of a document mean, as an ICC profile says it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

REGISTRY = "http://www.color.org"
"""Where the conditions by which printers know their presses are registered."""
_COMPONENTS = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}
_REGISTERED = (
    (re.compile(r"\b(FOGRA\d\d)", re.IGNORECASE), r"\1"),
    (re.compile(r"U\.?S\.? Web Coated \(SWOP\)", re.IGNORECASE), "CGATS TR 001"),
    (re.compile(r"SWOP.*Coated ?3", re.IGNORECASE), "CGATS TR 003"),
    (re.compile(r"SWOP.*Coated ?5", re.IGNORECASE), "CGATS TR 005"),
    (re.compile(r"GRACoL", re.IGNORECASE), "CGATS TR 006"),
    (re.compile(r"Japan Color 2001 Coated", re.IGNORECASE), "JC200103"),
    (re.compile(r"Japan Color 2001 Uncoated", re.IGNORECASE), "JC200104"),
)
"""Names in profiles' descriptions → the registry's, after the ICC's characterization registry."""


@dataclass(frozen=True)
class Intent:
    """An ICC profile: its bytes, how many components its colours have, and its description."""

    profile: bytes
    components: int
    description: str


def condition(profile: bytes) -> Intent:
    """The intent that an ICC profile describes. Raises ValueError for what is no such profile."""
    from PIL import ImageCms  # it takes its time to load: only who writes a standard waits

    # ICC.1:2022, 7.2: the signature “acsp” at 36, the colour space of the data at 16.
    components = _COMPONENTS.get(profile[16:20])
    if profile[36:40] != b"acsp" or components is None:
        raise ValueError("it is no ICC profile of grey, RGB or CMYK")
    try:
        described = ImageCms.ImageCmsProfile(BytesIO(profile))
    except OSError as error:
        raise ValueError(str(error)) from error
    return Intent(profile, components, ImageCms.getProfileDescription(described).strip())


def srgb() -> Intent:
    """sRGB, as the ICC publishes it, from what WeasyPrint ships."""
    return condition((files("weasyprint") / "pdf" / "sRGB2014.icc").read_bytes())


def declare(pdf: Pdf, intent: Intent, subtypes: tuple[str, ...]) -> None:
    """State the intent, once for each of the standards' ``subtypes``: ``GTS_PDFA1``, …"""
    stream = pdf.make_stream(intent.profile, N=intent.components)
    pdf.Root.OutputIntents = Array(
        pdf.make_indirect(_declaration(intent, subtype, stream)) for subtype in subtypes
    )


def _declaration(intent: Intent, subtype: str, stream: pikepdf.Object) -> Dictionary:
    registered = _registered(intent.description)
    entries = Dictionary(
        Type=Name.OutputIntent,
        S=Name("/" + subtype),
        OutputConditionIdentifier=String(registered or intent.description),
        Info=String(intent.description),
        DestOutputProfile=stream,
    )
    if registered:
        entries.RegistryName = String(REGISTRY)
    return entries


def _registered(description: str) -> str:
    """The registry's name of a printing condition, or nothing if it is not registered."""
    for pattern, name in _REGISTERED:
        if found := pattern.search(description):
            return found.expand(name).upper()
    return ""
